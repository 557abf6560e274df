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

    private readonly YoloExtras _extras = new();
    private readonly Dictionary<int, string> _givenNames = YoloNames.Numbered(options.ClassNames);
    private bool _warnedOfNumbers;
    private bool _warnedOfZigzag;

    internal override IEnumerable<DetectionResult> Read()
    {
        var isConfiguration = !Directory.Exists(Options.Path) && YoloForm.CanBeConfiguration(Options.Path) && File.Exists(Options.Path);
        var root = Directory.Exists(Options.Path) ? Options.Path : Path.GetDirectoryName(Options.Path)!;
        if (!isConfiguration && !Directory.Exists(Options.Path) && !File.Exists(Options.Path))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} does not exist."));
            yield break;
        }
        else if (YoloFiles.OtherThanData(Options.Path, isAmongOthers: Options.PassOver is not null) is { } unknown)
        {
            PassOver(unknown);
            yield break;
        }

        var names = new YoloNames(root, isConfiguration ? Options.Path : null, OpenConfiguration, WatchNames, Options.Warn, Options.Cancellation)
        { AreUsed = _givenNames.Count == 0, AreOfAll = isConfiguration || Directory.Exists(Options.Path) };
        _ = isConfiguration ? names.Of(root) : null;
        var lists = YoloFiles.Lists(root, TryReadLines);
        var unlabeled = new UnlabeledFolders(root);
        var (areAll, isFolder) = (true, isConfiguration || Directory.Exists(Options.Path));
        string[] texts = isFolder ? FilesBelow(root, IsLabelFile, out areAll) : [Options.Path];
        Images.Begin(() => texts.Select(f => new ImageEntry(f, null, lists.ExtensionOf(f))));
        var files = isFolder
            ? WithoutSecond(root, YoloFiles.In(
                root,
                texts,
                f => lists.ExtensionOf(f) is not null || Images.Find(f, null).Exists,
                f => Images.Find(f, null) is { Exists: true } image && Path.GetDirectoryName(image.Path) == Path.GetDirectoryName(f)))
            : texts;
        if (!isFolder && YoloFiles.OtherThanLabels(files[0], Images.Find(files[0], null).Exists) is { } other)
        {
            PassOver($"{files[0]} is not a label file, but {other}. Specify the folder of the data set, or a label file.");
            yield break;
        }

        if (files.Count == 0 && areAll)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} has no .txt label files."));
        }

        var labeled = new HashSet<string>(ImageNames.Comparer);
        for (var i = 0; i < files.Count; i++)
        {
            var found = Images.Find(files[i], null, lists.ExtensionOf(files[i]));
            labeled.Add(ImageNames.StemOf(found.Path));
            if (TryReadLines(files[i]) is { } lines && ReadImage(files, i, lines, found, names.Of(Path.GetDirectoryName(files[i])!)) is { } image)
            {
                Options.Repeated.Add(files[i], new(null, image), isForImage: true, Options.Warn);
                yield return image;
            }
        }

        if (isFolder)
        {
            foreach (var image in Unlabeled(files, unlabeled, labeled))
            {
                yield return image;
            }
        }

        // The images are noted on the way, so that the folder is walked only once.
        bool IsLabelFile(string file)
        {
            unlabeled.Add(file);
            return form.HasExtension(file);
        }
    }

    private void PassOver(string cause) => (Options.PassOver ?? Options.Report)(new(DatasetProblemKind.Malformed, Options.Path, cause));

    // An image can have a file in labels and another one next to it, of which the trainers read only the first.
    private IReadOnlyList<string> WithoutSecond(string root, IReadOnlyList<string> files)
    {
        if (!files.Any(f => YoloFiles.IsBelowLabels(root, f)) || files.All(f => YoloFiles.IsBelowLabels(root, f)))
        {
            return files;
        }

        var first = files.Where(f => YoloFiles.IsBelowLabels(root, f)).GroupBy(f => ImageNames.StemOf(Images.Find(f, null).Path), ImageNames.Comparer)
            .ToDictionary(f => f.Key, f => f.First(), ImageNames.Comparer);
        string[] second = [.. files.Where(f => !YoloFiles.IsBelowLabels(root, f) && first.ContainsKey(ImageNames.StemOf(f)))];
        if (second.Length > 0)
        {
            Options.Warn($"{second[0]} is not read, because {first[ImageNames.StemOf(second[0])]} has the labels of the same image."
                + (second.Length > 1 ? $" The same applies to {second.Length} files in all." : string.Empty));
        }

        return [.. files.Except(second)];
    }

    // In this form an image without objects need not have a label file.
    private IEnumerable<DetectionResult> Unlabeled(IReadOnlyList<string> files, UnlabeledFolders unlabeled, HashSet<string> labeled)
    {
        string[] folders = [.. files.Select(f => Path.GetDirectoryName(f)!).Distinct(ImageNames.Comparer)];
        string[] others = [.. unlabeled.Beside(folders).Where(f => Images.InPlaceOf(f).Any())];

        // The splits of the labels can have their images in one folder.
        string[] without = Array.FindAll(others, f => !HasLabeled(Images.InPlaceOf(f)));
        if (without.Length > 0)
        {
            Options.Warn($"There are no label files in {without[0]}, so its {Counted.Of(Images.InPlaceOf(without[0]).Count(), "image is read as one", "images "
                + "are read as images")} without objects." + (without.Length > 1 ? $" The same applies to {without.Length} folders in all." : string.Empty));
        }

        var flat = Images.BesideSplits(folders).Where(HasLabeled).SelectMany(images => images);
        foreach (var image in folders.Concat(others).SelectMany(Images.InPlaceOf).Concat(flat).Where(i => labeled.Add(ImageNames.StemOf(i))))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            var size = Images.SizeOf(new LocatedImage(image, true));
            yield return new DetectionResult { Path = image, ImageWidth = size?.Width, ImageHeight = size?.Height };
        }

        bool HasLabeled(IEnumerable<string> images) => images.Any(i => labeled.Contains(ImageNames.StemOf(i)));
    }

    private DetectionResult? ReadImage(IReadOnlyList<string> files, int index, List<TextLine> lines, LocatedImage image, YoloClasses classes)
    {
        var file = files[index];
        var size = Images.SizeOf(image);
        if (size is null && lines.Count > 0)
        {
            Options.Report(new DatasetProblem(
                DatasetProblemKind.ImageMissing,
                file,
                (image.Exists ? $"{image.Path}, the image of {file}, cannot be read" : $"The image of {file} is not found")
                    + ", so its size is unknown, which is needed to convert fractions."));
            return null;
        }

        var shape = classes.Keypoints;
        var ending = _extras.Of(
            YoloExtras.NumbersOf(lines, Options.Cancellation),
            shape is { } k ? k.Count * k.Numbers : 0,
            () => YoloAhead.Numbers(files.Skip(index + 1), Options.Cancellation));
        if (_extras.TakeGuess())
        {
            Options.Warn($"{file}: the numbers after the boxes, all 0 or 1, are read as track numbers, not as confidences. This warning is shown once.");
        }

        var parser = new YoloLine(size?.Width ?? 1, size?.Height ?? 1, shape)
        {
            Ending = ending,
            KeypointNames = classes.KeypointNames,
        };
        var predictions = new List<Prediction>();
        foreach (var line in lines)
        {
            try
            {
                var numbers = YoloLine.Split(line.Text ?? throw new FormatException("the line is too long."), Options.Cancellation);
                var box = parser.Parse(numbers);
                WarnOfZigzag(box, file, line.Number);
                predictions.Add(box with { Class = NameOf(box.ClassId!.Value, classes.Names, file, line.Number), Path = image.Path });
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

    // The warning about the file is that about its names too.
    private TextWatch WatchNames(string file) => Texts.Watch(file) with
    {
        OnNul = () =>
        {
            _warnedOfNumbers = true;
            Texts.OfDamage(file, "Its class names are not used, because some before them can be missing.");
        },
    };

    // The labels of a pose model's predictions have no data.yaml.
    private void WarnOfZigzag(Prediction read, string file, int line)
    {
        if (!_warnedOfZigzag && read.Points is { } points && Zigzag.Is(points))
        {
            _warnedOfZigzag = true;
            Options.Warn($"{file}, line {line}: the outline jumps to and fro, as key points do that are read as an outline. If they are key points, state "
                + "their number in a data.yaml next to the labels, such as kpt_shape: [17, 3]. This warning is shown once.");
        }
    }

    private string NameOf(int id, IReadOnlyDictionary<int, string> names, string file, int line)
    {
        names = Options.ClassNames.Count > 0 ? _givenNames : names;
        if (names.TryGetValue(id, out var name))
        {
            return name;
        }

        if (names.Count > 0)
        {
            throw new FormatException($"class {id} has no name; the data set has {Counted.Of(names.Count, "name")}.");
        }

        if (!_warnedOfNumbers)
        {
            _warnedOfNumbers = true;
            Options.Warn($"{file}, line {line}: the classes have no names, neither in a data.yaml nor in a classes.txt. Their numbers are used as names; name "
                    + "them with -ClassName.");
        }

        return id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private object? OpenConfiguration(string file, Func<Stream, object?> read) => TryOpen(file, MaximumConfigurationBytes, stream =>
    {
        using (stream)
        {
            try
            {
                var content = read(stream);
                return Texts.IsDamaged(file) ? null : content;
            }
            catch (YoloConfigurationException e)
            {
                if (!Texts.IsDamaged(file))
                {
                    Malformed(file, e.Line, e.Message);
                }

                return null;
            }
        }
    });
}
