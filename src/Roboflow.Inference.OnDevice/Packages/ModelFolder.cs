using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>The location of a model and its files.</summary>
/// <param name="ModelPath">The <c>.onnx</c> file.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">The model's name.</param>
internal sealed record ModelFolder(string ModelPath, string Folder, string Name)
{
    private const string Ending = ".onnx";
    private const string PackageFile = "weights" + Ending;

    /// <summary>Finds the model: the file itself, or <c>weights.onnx</c> or the only <c>.onnx</c> file in a folder.</summary>
    /// <param name="path">The full path of a file or folder.</param>
    /// <exception cref="ModelFileException">NotFound, Unreadable or Unsupported.</exception>
    internal static ModelFolder Find(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
                    ? Of(path)
                    : throw new ModelFileException(
                        ModelFileFailure.Unsupported, $"'{path}' is not an .onnx file. Export the model to ONNX: PyTorch weights (.pt) are not supported.");
            }

            return Directory.Exists(path)
                ? Of(InFolder(path))
                : throw new ModelFileException(ModelFileFailure.NotFound, $"The file or folder '{path}' does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(ModelFileFailure.Unreadable, $"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Returns the full path of a file next to the model, or null if it does not exist.</summary>
    internal string? Beside(string fileName)
    {
        var file = Path.Combine(Folder, fileName);
        return File.Exists(file) ? file : null;
    }

    private static string InFolder(string folder)
    {
        var package = Path.Combine(folder, PackageFile);
        if (File.Exists(package))
        {
            return package;
        }

        // macOS writes files that begin with "._" next to others.
        var models = Directory.EnumerateFiles(folder)
            .Where(f => f.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && Path.GetFileName(f)[0] != '.')
            .OrderBy(f => f, StringComparer.Ordinal)
            .Take(11)
            .ToArray();
        return models.Length switch
        {
            1 => models[0],
            0 => throw new ModelFileException(ModelFileFailure.NotFound, $"The folder '{folder}' contains no .onnx file."),
            _ => throw new ModelFileException(
                ModelFileFailure.NotFound,
                $"The folder '{folder}' has several models but no {PackageFile}: name one of {string.Join(", ", models.Take(10).Select(Path.GetFileName))}"
                    + (models.Length > 10 ? ", ..." : ".")),
        };
    }

    private static ModelFolder Of(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var stem = Path.GetFileNameWithoutExtension(file);

        // In packages every model file is called "weights", or "yolov5s_weights", so the model is named after its folder.
        var isPackage = (stem.Equals("weights", StringComparison.OrdinalIgnoreCase) || IsYoloV5(stem)) && Path.GetFileName(folder).Length > 0;
        return new ModelFolder(file, folder, isPackage ? Path.GetFileName(folder) : stem);
    }

    private static bool IsYoloV5(string stem) =>
        stem.StartsWith("yolov5", StringComparison.OrdinalIgnoreCase) && stem.EndsWith("_weights", StringComparison.OrdinalIgnoreCase);
}
