using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Where a model and what belongs to it lie.</summary>
/// <param name="ModelPath">The <c>.onnx</c> file.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">What the model is called.</param>
internal sealed record ModelFolder(string ModelPath, string Folder, string Name)
{
    private const string Ending = ".onnx";
    private const string PackageFile = "weights" + Ending;

    /// <summary>Finds the model: the file itself, or <c>weights.onnx</c> or the only <c>.onnx</c> file of a folder.</summary>
    /// <param name="path">A full path of a file or folder.</param>
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
                        ModelFileFailure.Unsupported, $"'{path}' is not an .onnx file. Export the model to ONNX: weights of PyTorch (.pt) are not read.");
            }

            return Directory.Exists(path)
                ? Of(InFolder(path))
                : throw new ModelFileException(ModelFileFailure.NotFound, $"There is no file or folder '{path}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(ModelFileFailure.Unreadable, $"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The full path of a file beside the model, or null if it does not exist.</summary>
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

        var models = Directory.EnumerateFiles(folder, "*" + Ending).OrderBy(f => f, StringComparer.Ordinal).Take(11).ToArray();
        return models.Length switch
        {
            1 => models[0],
            0 => throw new ModelFileException(ModelFileFailure.NotFound, $"The folder '{folder}' holds no .onnx file."),
            _ => throw new ModelFileException(
                ModelFileFailure.NotFound,
                $"The folder '{folder}' holds several models and no {PackageFile}: name one of {string.Join(", ", models.Take(10).Select(Path.GetFileName))}."),
        };
    }

    private static ModelFolder Of(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var stem = Path.GetFileNameWithoutExtension(file);

        // Packages call every model "weights": its folder tells which one it is.
        var isPackage = stem.EndsWith("weights", StringComparison.OrdinalIgnoreCase) && Path.GetFileName(folder).Length > 0;
        return new ModelFolder(file, folder, isPackage ? Path.GetFileName(folder) : stem);
    }
}
