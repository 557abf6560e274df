using System;
using System.Collections.Generic;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>
/// Writes formats that need images: groups consecutive predictions of an image, and ensures its name and size. An image can
/// come again later.
/// </summary>
/// <param name="options">The options of all writers.</param>
/// <param name="sink">Writes the images.</param>
/// <param name="byStem">Whether names must differ without their extension, because label files replace it.</param>
internal sealed class ImageWriter(DatasetWriterOptions options, IImageSink sink, bool byStem) : DatasetWriter(options)
{
    private readonly ImageNames _names = new(options, byStem);
    private readonly Dictionary<string, (int Width, int Height)> _sizes = new(FolderPaths.Comparer);
    private readonly HashSet<string> _refused = new(FolderPaths.Comparer);
    private readonly List<Prediction> _predictions = [];
    private string? _path;
    private (int Width, int Height)? _size;
    private bool _open;
    private bool _warnedOfHidden;

    internal override IReadOnlyList<string> Complete()
    {
        Flush();
        return sink.Complete();
    }

    protected override bool CanHold(string className) => base.CanHold(className) && sink.CanHold(className);

    protected override void Dispose(bool disposing) => sink.Dispose();

    protected override void WriteResult(DetectionResult result)
    {
        Open(result.Path, result.ImageWidth, result.ImageHeight);
        foreach (var prediction in result.Predictions)
        {
            Add(prediction);
        }

        Flush();
    }

    protected override void WritePrediction(Prediction prediction)
    {
        if (!_open || !FolderPaths.Comparer.Equals(_path, prediction.Path))
        {
            Open(prediction.Path, null, null);
        }

        Add(prediction);
    }

    // Writes the pending image.
    private void Flush()
    {
        if (!_open)
        {
            return;
        }

        _open = false;
        try
        {
            if (Resolve() is { } image)
            {
                sink.Write(image, _predictions.FindAll(p => IsOf(image, p)));
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            Options.ReportProblem(DatasetProblemKind.WriteFailed, _path, $"{_path} cannot be written to the data set: {e.Message}");
        }

        _predictions.Clear();
    }

    private void Open(string? path, int? width, int? height)
    {
        Flush();
        _open = true;
        _path = path;
        _size = SizeOf(width, height);
    }

    private void Add(Prediction prediction)
    {
        _size ??= SizeOf(prediction.ImageWidth, prediction.ImageHeight);
        _predictions.Add(prediction);
    }

    private DatasetImage? Resolve()
    {
        // One error per image, however often it comes.
        if (_path is not null && _refused.Contains(_path))
        {
            return null;
        }

        var name = _names.Claim(_path, out var problem);
        var size = name is null ? null : _sizes.TryGetValue(name, out var known) ? known : _size ?? Options.ReadSize(_path!);
        if (name is not null && size is null)
        {
            _names.GiveBack(name);
            problem = new(
                DatasetProblemKind.ImageSizeMissing,
                _path,
                $"The size of {_path} is unknown: its predictions have no ImageWidth and ImageHeight, and the image cannot be read.");
        }

        if (problem is not null)
        {
            _refused.Add(_path ?? string.Empty);
            Options.Report(problem);
            return null;
        }

        if (byStem && !_warnedOfHidden && FolderListing.IsPassedOver(name!))
        {
            _warnedOfHidden = true;
            Options.Warn($"{_path}: label files of images in folders whose names begin with a dot, or whose own names begin with '._', are not read again when "
                + "the data set is, neither by Import-RoboflowDataset nor by trainers. Rename them first. This warning is shown once.");
        }

        _sizes[name!] = size!.Value;
        return new DatasetImage(name!, _path!, size.Value.Width, size.Value.Height);
    }

    // Its box would be in the wrong place.
    private bool IsOf(DatasetImage image, Prediction prediction)
    {
        if (SizeOf(prediction.ImageWidth, prediction.ImageHeight) is not { } own || own == (image.Width, image.Height))
        {
            return true;
        }

        Options.ReportProblem(
            DatasetProblemKind.OtherSize,
            image.Path,
            $"A prediction of '{prediction.Class}' refers to {image.Path} with {own.Width} x {own.Height} pixels, but others to {image.Width} x {image.Height}.");
        return false;
    }

    private static (int Width, int Height)? SizeOf(int? width, int? height) => width > 0 && height > 0 ? (width.Value, height.Value) : null;
}
