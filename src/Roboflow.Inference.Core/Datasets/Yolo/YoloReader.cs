using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Reads the label files in a folder, in the folder of a data.yaml, or a single file.</summary>
internal sealed class YoloReader(DatasetReaderOptions options, YoloForm form) : DatasetReader(options)
{
    internal const long MaximumConfigurationBytes = 1 << 20;

    // The maximum number of files to read ahead to find out what a line's last number means.
    private const int MostPeeked = 1000;

    private readonly YoloExtras _extras = new();
    private IReadOnlyDictionary<int, string> _names = new Dictionary<int, string>();
    private (int Count, int Numbers)? _keypoints;
    private bool _warned;

    internal override IEnumerable<DetectionResult> Read()
    {
        var isConfiguration = !Directory.Exists(Options.Path) && !form.HasExtension(Options.Path) && File.Exists(Options.Path);
        var root = Directory.Exists(Options.Path) ? Options.Path : Path.GetDirectoryName(Options.Path)!;
        if (!isConfiguration && !Directory.Exists(Options.Path) && !File.Exists(Options.Path))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} does not exist."));
            yield break;
        }

        FindNames(isConfiguration ? Options.Path : null, root);
        var lists = YoloFiles.Lists(root, TryReadLines);
        var areAll = true;
        var files = isConfiguration || Directory.Exists(Options.Path)
            ? YoloFiles.In(root, FilesBelow(root, form.HasExtension, out areAll), f => lists.ExtensionOf(f) is not null || Images.Find(f, null).Exists)
            : [Options.Path];
        if (files.Count == 0 && areAll)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} has no .txt label files."));
        }

        var labeled = new HashSet<string>(ImageNames.Comparer);
        for (var i = 0; i < files.Count; i++)
        {
            var found = Images.Find(files[i], null, lists.ExtensionOf(files[i]));
            labeled.Add(ImageNames.StemOf(found.Path));
            if (TryReadLines(files[i]) is { } lines && ReadImage(files, i, lines, found) is { } image)
            {
                yield return image;
            }
        }

        if (isConfiguration || Directory.Exists(Options.Path))
        {
            foreach (var image in Unlabeled(files, labeled))
            {
                yield return image;
            }
        }
    }

    // In this form an image without objects need not have a label file.
    private IEnumerable<DetectionResult> Unlabeled(IReadOnlyList<string> files, HashSet<string> labeled)
    {
        var folders = files.Select(f => Path.GetDirectoryName(f)!).Distinct(ImageNames.Comparer);
        foreach (var image in folders.SelectMany(Images.InPlaceOf).Where(i => labeled.Add(ImageNames.StemOf(i))))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            var size = Images.SizeOf(new LocatedImage(image, true));
            yield return new DetectionResult { Path = image, ImageWidth = size?.Width, ImageHeight = size?.Height };
        }
    }

    private DetectionResult? ReadImage(IReadOnlyList<string> files, int index, List<TextLine> lines, LocatedImage image)
    {
        var file = files[index];
        var size = Images.SizeOf(image);
        if (size is null && lines.Count > 0)
        {
            Options.Report(new DatasetProblem(
                DatasetProblemKind.ImageMissing,
                file,
                $"The image of {file} is not found, so its size is unknown, which is needed to convert fractions."));
            return null;
        }

        var (singleIsTrack, boxHasBoth) = _extras.Of(NumbersOf(lines), _keypoints is { } k ? k.Count * k.Numbers : 0, () => LaterLines(files, index + 1));
        var parser = new YoloLine(size?.Width ?? 1, size?.Height ?? 1, _keypoints) { SingleIsTrack = singleIsTrack, BoxHasBoth = boxHasBoth };
        var predictions = new List<Prediction>();
        foreach (var line in lines)
        {
            try
            {
                var box = parser.Parse(YoloLine.Split(line.Text ?? throw new FormatException("the line is too long.")));
                predictions.Add(box with { Class = NameOf(box.ClassId!.Value, file, line.Number), Path = image.Path });
            }
            catch (FormatException e)
            {
                if (!MalformedLine(file, line.Number, e.Message))
                {
                    break;
                }
            }
        }

        return new DetectionResult { Path = image.Path, ImageWidth = size?.Width, ImageHeight = size?.Height, Predictions = predictions };
    }

    private string NameOf(int id, string file, int line)
    {
        if (_names.TryGetValue(id, out var name))
        {
            return name;
        }

        if (_names.Count > 0)
        {
            throw new FormatException($"class {id} has no name; the data set has {Counted.Of(_names.Count, "name")}.");
        }

        if (!_warned)
        {
            _warned = true;
            Options.Warn($"{file}, line {line}: the classes have no names, neither in a data.yaml nor in a classes.txt. Their numbers are used as names; name "
                    + "them with -ClassName.");
        }

        return id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private void FindNames(string? configuration, string root)
    {
        var names = new YoloNames((file, read) => TryOpen(file, MaximumConfigurationBytes, stream =>
        {
            using (stream)
            {
                try
                {
                    return read(stream);
                }
                catch (YoloConfigurationException e)
                {
                    Malformed(file, e.Line, e.Message);
                    return null;
                }
            }
        }), WarnOfEncoding, Options.Warn, Options.Cancellation);
        names.Find(configuration, root);
        _keypoints = names.KeypointShape;
        _names = Options.ClassNames.Count > 0 ? YoloNames.Numbered(Options.ClassNames) : names.Names;
    }

    private IEnumerable<double[]> LaterLines(IReadOnlyList<string> files, int from) =>
        files.Skip(from).Take(MostPeeked).SelectMany(f => NumbersOf(PeekLines(f)));

    private List<TextLine> PeekLines(string file)
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        try
        {
            using var stream = RegularFile.OpenRead(file);
            return stream.Length > MaximumLabelBytes ? [] : [.. TextLines.Read(stream).Where(l => !l.IsBlank)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error is reported when this file is read.
            return [];
        }
    }

    private static List<double[]> NumbersOf(List<TextLine> lines)
    {
        var numbers = new List<double[]>(lines.Count);
        foreach (var line in lines)
        {
            try
            {
                numbers.Add(YoloLine.Split(line.Text ?? string.Empty));
            }
            catch (FormatException)
            {
                // The error is reported when the line is read.
            }
        }

        numbers.RemoveAll(n => n.Length == 0);
        return numbers;
    }
}
