using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads the label files of a folder, of the folder of a data.yaml, or a single one.</summary>
internal sealed class YoloReader(DatasetReaderOptions options) : DatasetReader(options)
{
    private const long MaximumConfigurationBytes = 1 << 20;

    private static readonly string[] ConfigurationFiles = [YoloLayout.ConfigurationFile, "data.yml", "dataset.yaml"];

    private static readonly string[] NameFiles = [YoloLayout.ClassesFile, "obj.names", "_darknet.labels", "labels/" + YoloLayout.ClassesFile, "train/_darknet.labels"];

    internal override IEnumerable<DetectionResult> Read()
    {
        var isLabelFile = Path.GetExtension(Options.Path).Equals(".txt", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(Options.Path);
        var isConfiguration = !isLabelFile && File.Exists(Options.Path);
        var folder = new YoloFolder(isLabelFile || isConfiguration ? Path.GetDirectoryName(Options.Path)! : Options.Path, Options.ImageFolder);
        if (!Directory.Exists(folder.Root))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} is not there."));
            yield break;
        }

        var configuration = ReadConfiguration(isConfiguration ? Options.Path : null, folder.Root);
        var names = ReadNames(folder.Root, configuration);
        foreach (var file in isLabelFile ? [Options.Path] : folder.LabelFiles())
        {
            if (TryOpen(file, MaximumLabelBytes, s => TextLines.Read(s).Where(l => !string.IsNullOrWhiteSpace(l.Text)).ToList()) is { } lines
                && ReadImage(folder, file, lines, configuration, names) is { } image)
            {
                yield return image;
            }
        }
    }

    private DetectionResult? ReadImage(YoloFolder folder, string file, List<(int Number, string Text)> lines, YoloConfiguration configuration, IReadOnlyDictionary<int, string> names)
    {
        var (path, exists) = folder.ImageOf(file);
        var size = (exists ? Options.ReadSize(path) : null) ?? Options.DefaultSize;
        if (size is null && lines.Count > 0)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.ImageMissing, file, $"The image of {file} is not found, and so its size is not known, which fractions need."));
            return null;
        }

        var predictions = new List<Prediction>();
        foreach (var (number, text) in lines)
        {
            try
            {
                var box = YoloLine.Parse(text, size!.Value.Width, size.Value.Height, configuration.KeypointShape);
                predictions.Add(box with { Class = NameOf(box.ClassId!.Value, names), Path = path });
            }
            catch (FormatException e)
            {
                if (!MalformedLine(file, number, e.Message))
                {
                    break;
                }
            }
        }

        return new DetectionResult { Path = path, ImageWidth = size?.Width, ImageHeight = size?.Height, Predictions = predictions };
    }

    // Without any list the numbers are all that is known.
    private static string NameOf(int id, IReadOnlyDictionary<int, string> names) =>
        names.TryGetValue(id, out var name) ? name
        : names.Count == 0 ? id.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : throw new FormatException($"class {id} has no name; the data set names {names.Count}.");

    private YoloConfiguration ReadConfiguration(string? named, string root)
    {
        var file = named ?? ConfigurationFiles.Select(f => Path.Combine(root, f)).FirstOrDefault(File.Exists);
        var lines = file is null ? null : TryOpen(file, MaximumConfigurationBytes, s => TextLines.Read(s).Select(l => l.Text).ToList());
        try
        {
            return YoloConfiguration.Parse(lines ?? []);
        }
        catch (RegexMatchTimeoutException)
        {
            Malformed(file!, 0, "the names cannot be made out.");
            return YoloConfiguration.Parse([]);
        }
    }

    private IReadOnlyDictionary<int, string> ReadNames(string root, YoloConfiguration configuration)
    {
        if (Options.ClassNames.Count > 0 || configuration.Names.Count > 0)
        {
            return Options.ClassNames.Count > 0 ? Numbered(Options.ClassNames) : configuration.Names;
        }

        var file = NameFiles.Select(f => YoloLayout.FilePath(root, f)).FirstOrDefault(File.Exists);
        return file is not null && TryOpen(file, MaximumLabelBytes, s => TextLines.Read(s).Select(l => l.Text.Trim()).ToList()) is { } names ? Numbered(names) : Numbered([]);
    }

    // Blank lines at the end of a list name nothing; one in its midst keeps the numbers of the others.
    private static Dictionary<int, string> Numbered(IReadOnlyList<string> names) =>
        names.Select((name, number) => (name, number)).Where(n => n.name.Length > 0).ToDictionary(n => n.number, n => n.name);
}
