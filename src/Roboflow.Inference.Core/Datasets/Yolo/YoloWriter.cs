using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Writes a YOLO folder: <c>labels/train/NAME.txt</c> for each image (empty without detections), and <c>train.txt</c>,
/// <c>classes.txt</c> and <c>data.yaml</c> at the end. Boxes are clipped at the image's borders, because trainers reject images
/// with a fraction below 0 or above 1.
/// </summary>
internal sealed class YoloWriter : IImageSink
{
    // Trainers in Python read the lists with splitlines.
    private static readonly char[] LineEnds = ['\r', '\n', '\v', '\f', '\u001C', '\u001D', '\u001E', '\u0085', '\u2028', '\u2029'];

    private readonly BoxConverter _converter = new() { Format = BoxFormat.Yolo, Adjustment = new BoxAdjustment { Clip = true } };
    private readonly DatasetWriterOptions _options;
    private readonly FolderLock _lock;
    private readonly LabelFiles _labels;
    private readonly NameTable _classes;
    private KeptLabels _kept;
    private OtherSplits? _otherSplits;
    private bool _warnedOfFolder;
    private bool _warnedOfSplit;
    private bool _warnedOfLabels;
    private bool _hasBoxes;

    internal YoloWriter(DatasetWriterOptions options)
    {
        _options = options;
        var folder = Path.Combine("labels", "train");
        _labels = new LabelFiles(options, ".txt", folder);
        _lock = new FolderLock(options.Destination);
        try
        {
            _kept = new KeptLabels(options);
            var given = new HashSet<string>(options.ClassNames, StringComparer.Ordinal);
            _classes = new NameTable(options.ClassNames.Concat(_kept.Names.Where(n => !given.Contains(n))));

            // What is kept in any case is checked before the run is paid for.
            _kept.Check(_classes.Names, options.Overwrite ? _kept.Below(Path.Combine(options.Destination, folder)) : []);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public bool CanHold(string className) => true;

    public IReadOnlyList<string> Complete()
    {
        // Another tool can have written into the folder meanwhile.
        _kept = new KeptLabels(_options);
        _kept.Check(_classes.Names, _labels.InOrder.Select(l => l.File));
        var names = string.Concat(_classes.Names.Select((n, i) => $"  {i}: {YoloDataYaml.Quote(n)}\n"));

        // All data is written before the first file is moved into place.
        using var images = Pending(YoloForm.ImagesFile);
        using var classes = Pending(YoloForm.ClassesFile);
        using var configuration = Pending(YoloForm.ConfigurationFile);
        images.Write(ImagesOf(_labels.InOrder));
        classes.Write(string.Concat(_classes.Names.Select(n => Plain(n) + "\n")));
        configuration.Write(
            $"train: {YoloForm.ImagesFile}\nnc: {_classes.Names.Count}\nnames:{(names.Length == 0 ? " {}" : string.Empty)}\n{names}"
                + string.Concat(_kept.Settings.Select(s => s.Others)));
        var labels = _labels.Complete();
        var list = ImagesOf(labels);
        images.Write(list);
        PendingFile[] lists = [images, classes, configuration];
        Array.ForEach(lists, l => l.Commit(_options.Overwrite));
        foreach (var change in _kept.Settings.Select(s => s.Change(list.Count(c => c == '\n'), _classes.Names)).OfType<string>())
        {
            _options.Warn(change);
        }

        if (labels.Count > 0 && _kept.Images.Warning is { } elsewhere)
        {
            _options.Warn(elsewhere);
        }

        if (_hasBoxes && _kept.Settings.Any(s => s.HasKeypoints))
        {
            _options.Warn($"{configuration.Destination}: kpt_shape is kept for the labels that stay, but the new ones are boxes without key points, which "
                + "trainers of key points reject. Write them into another folder, or remove kpt_shape.");
        }

        return [.. labels.Select(l => l.File), .. lists.Select(l => l.Destination)];
    }

    public void Write(DatasetImage image, IReadOnlyList<Prediction> predictions)
    {
        if (image.Name.IndexOfAny(LineEnds) >= 0)
        {
            _options.ReportProblem(
                DatasetProblemKind.WriteFailed,
                image.Path,
                $"{image.Path} has a line break in its name, but the lists have one name per line.");
            return;
        }

        if (!_labels.TryOpen(image, out var before))
        {
            return;
        }

        if (!_warnedOfFolder && ("/" + image.Name).Contains("/images/"))
        {
            _warnedOfFolder = true;
            _options.Warn($"{AddressText.OfPath(image.Path)}: trainers replace the last 'images' in an image's path by 'labels', so they do not find the "
                + "labels of images in a folder called images. Rename that folder first. This warning is shown once.");
        }

        WarnOfSplit(image);
        var text = new StringBuilder(Encoding.UTF8.GetString(before ?? []));
        foreach (var prediction in predictions)
        {
            if (LineOf(prediction, image) is { } line)
            {
                _hasBoxes = true;
                text.Append(line).Append('\n');
            }
        }

        _labels.Write(image, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void Dispose()
    {
        _labels.Dispose();
        _lock.Dispose();
    }

    private void WarnOfSplit(DatasetImage image)
    {
        if (_warnedOfSplit && _warnedOfLabels)
        {
            return;
        }

        var path = WebAddress.Of(image.Path) is null ? Path.GetFullPath(_options.FullPath(image.Path)) : image.Path;
        if ((_otherSplits ??= new(_options.Destination, _kept.Settings.Select(k => k.Data).OfType<YoloDataYaml>())).Have(path))
        {
            if (!_warnedOfSplit)
            {
                _warnedOfSplit = true;
                _options.Warn($"{AddressText.OfPath(image.Path)} is in another split of this data set, but its new labels are in labels/train. Labels of that "
                    + "split stay. This warning is shown once.");
            }
        }
        else if (!_warnedOfLabels && _otherSplits.LabelsOf(path) is { } labels)
        {
            _warnedOfLabels = true;
            _options.Warn($"{AddressText.OfPath(image.Path)} has labels in {labels}, which stay, but its new ones are in labels/train. Keep only one of the "
                + "two. This warning is shown once.");
        }
    }

    private string? LineOf(Prediction prediction, DatasetImage image)
    {
        var box = (YoloBox)_converter.Convert(prediction with { ImageWidth = image.Width, ImageHeight = image.Height });
        if (box.Width <= 0 || box.Height <= 0)
        {
            _options.ReportProblem(DatasetProblemKind.OutsideImage, image.Path, $"A box of '{prediction.Class}' is outside {image.Path} or has no area.");
            return null;
        }

        return (box with { ClassId = _classes.NumberOf(prediction.Class) }).Line;
    }

    /// <summary>Returns a name as it is in the plain list, which cannot contain control characters: many tools treat them as line ends. data.yaml keeps all
    /// names unchanged.</summary>
    internal static string Plain(string className) =>
        string.Concat(className.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or TextSource.ByteOrderMark ? ' ' : c));

    private string ImagesOf(IReadOnlyList<(string File, DatasetImage Image)> labels) =>
        string.Concat(_kept.Images.With([.. labels.Select(l => l.Image.Name)]).Select(l => l + "\n"));

    private PendingFile Pending(string name) => new(Path.Combine(_options.Destination, name));
}
