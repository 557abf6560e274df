using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Reads the label files in a folder, in the folder of a data.yaml, or a single file.</summary>
internal sealed class YoloReader : DatasetReader
{
    internal const long MaximumConfigurationBytes = 1 << 20;

    private readonly YoloForm _form;
    private readonly YoloImageReader _images;

    internal YoloReader(DatasetReaderOptions options, YoloForm form)
        : base(options)
    {
        _form = form;
        _images = new(options, Images, MalformedLine);
    }

    internal override IEnumerable<DetectionResult> Read()
    {
        var isFolder = Directory.Exists(Options.Path);
        if (!isFolder && !File.Exists(Options.Path))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} does not exist."));
            return [];
        }

        if (YoloFiles.OtherThanData(Options.Path, isAmongOthers: Options.PassOver is not null) is { } unknown)
        {
            PassOver(unknown);
            return [];
        }

        return isFolder ? ReadFolder(Options.Path, configuration: null)
            : YoloForm.CanBeConfiguration(Options.Path) ? ReadFolder(Path.GetDirectoryName(Options.Path)!, Options.Path)
            : ReadFile(Options.Path);
    }

    private IEnumerable<DetectionResult> ReadFile(string file)
    {
        var root = Path.GetDirectoryName(file)!;
        var lists = YoloFiles.Lists(root, TryReadLines);
        Images.Begin(() => [new ImageEntry(file, null, lists.ExtensionOf(file))]);
        if (YoloFiles.OtherThanLabels(file, Images.Find(file, null).Exists) is { } other)
        {
            PassOver($"{file} is not a label file, but {other}. Specify the folder of the data set, or a label file.");
            return [];
        }

        return ReadEach([file], lists, NamesOf(root, configuration: null, areOfAll: false), isLabeled: null);
    }

    private IEnumerable<DetectionResult> ReadFolder(string root, string? configuration)
    {
        var names = NamesOf(root, configuration, areOfAll: true);
        if (configuration is not null)
        {
            // Its errors are those of the named file, whether there are labels or not.
            _ = names.Of(root);
        }

        var lists = YoloFiles.Lists(root, TryReadLines);
        var unlabeled = new UnlabeledImages(root, Images, Options);
        var configured = new HashSet<string>(FolderPaths.Comparer);
        var texts = FilesBelow(root, IsLabelFile, out var areAll);
        Images.Begin(() => texts.Select(f => new ImageEntry(f, null, lists.ExtensionOf(f))));
        var files = SecondLabels.Without(
            root,
            YoloFiles.In(
                root,
                texts,
                f => lists.ExtensionOf(f) is not null || Images.Find(f, null).Exists,
                f => Images.Find(f, null) is { Exists: true } image && Path.GetDirectoryName(image.Path) == Path.GetDirectoryName(f)),
            f => Images.Find(f, null).Path,
            Options.Warn);
        if (files.Count == 0)
        {
            WarnOfUnused();
        }

        if (files.Count == 0 && areAll)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, Options.Path, $"{Options.Path} has no .txt label files."));
        }

        return ReadEach(files, lists, names, unlabeled.NoteLabeled).Concat(unlabeled.Read(files)).Concat(Last(WarnOfUnused));

        // The images and configurations are noted on the way, so that the folder is walked only once.
        bool IsLabelFile(string file)
        {
            unlabeled.Note(file);
            if (YoloNames.IsUsual(file))
            {
                _ = configured.Add(Path.GetDirectoryName(file)!);
            }

            return _form.HasExtension(file);
        }

        void WarnOfUnused()
        {
            // The names of one that was named count for all labels.
            if (configuration is null)
            {
                names.WarnOfUnused(configured, files.Count > 0);
            }
        }
    }

    // What is known only after the last image.
    private static IEnumerable<DetectionResult> Last(Action warn)
    {
        warn();
        yield break;
    }

    private IEnumerable<DetectionResult> ReadEach(IReadOnlyList<string> files, YoloFiles lists, YoloNames names, Action<string>? isLabeled)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var found = Images.Find(files[i], null, lists.ExtensionOf(files[i]));
            isLabeled?.Invoke(found.Path);
            if (TryReadLines(files[i]) is { } lines && _images.Read(files, i, lines, found, names.Of(Path.GetDirectoryName(files[i])!)) is { } image)
            {
                Options.Repeated.Add(files[i], new(null, image), isForImage: true, Options.Warn);
                yield return image;
            }
        }
    }

    private void PassOver(string cause) => (Options.PassOver ?? Options.Report)(new(DatasetProblemKind.Malformed, Options.Path, cause));

    private YoloNames NamesOf(string root, string? configuration, bool areOfAll) =>
        new(root, configuration, OpenConfiguration, WatchNames, Options.Warn, Options.Cancellation)
        {
            AreUsed = Options.ClassNames.Count == 0,
            AreOfAll = areOfAll,
        };

    // The warning about the file is that about its names too.
    private TextWatch WatchNames(string file) => Texts.Watch(file) with
    {
        OnNul = () =>
        {
            _images.AreNamesKnownToLack = true;
            Texts.OfDamage(file, "Its class names are not used, because some before them can be missing.");
        },
    };

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
