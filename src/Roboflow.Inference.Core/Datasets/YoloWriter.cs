using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Writes YOLO's folder: <c>labels/train/NAME.txt</c> for each picture (empty where nothing was found), and
/// <c>train.txt</c>, <c>classes.txt</c> and <c>data.yaml</c> at the end. Boxes are cut at the picture's borders: a
/// fraction below 0 or above 1 makes trainers refuse the whole picture.
/// </summary>
internal sealed class YoloWriter : PictureWriter
{
    private readonly BoxConverter _converter = new() { Format = BoxFormat.Yolo, Adjustment = new BoxAdjustment { Clip = true } };
    private readonly LabelFiles _labels;
    private readonly ClassNumbers _classes;
    private readonly PendingFile _pictures;

    internal YoloWriter(DatasetWriterOptions options)
        : base(options, byStem: true)
    {
        _labels = new LabelFiles(options.Overwrite);
        _classes = new ClassNumbers(options.ClassNames);
        _pictures = new PendingFile(Path.Combine(options.Destination, YoloLayout.PicturesFile));
    }

    internal override IReadOnlyList<string> Complete()
    {
        Flush();
        _pictures.Commit(Options.Overwrite);
        var classes = WriteText(YoloLayout.ClassesFile, string.Concat(_classes.Names.Select(n => OneLine(n) + "\n")));
        var names = string.Concat(_classes.Names.Select((n, i) => $"  {i}: {YoloConfiguration.Quote(n)}\n"));
        var configuration = WriteText(
            YoloLayout.ConfigurationFile,
            $"path: ./\ntrain: {YoloLayout.PicturesFile}\nnc: {_classes.Names.Count}\nnames:{(names.Length == 0 ? " {}" : string.Empty)}\n{names}");
        return [.. _labels.Written, _pictures.Destination, classes, configuration];
    }

    protected override void WritePicture(DatasetPicture picture, IReadOnlyList<Prediction> predictions)
    {
        var file = YoloLayout.LabelFile(Options.Destination, PictureNames.StemOf(picture.Name));
        if (_labels.IsTaken(file))
        {
            Report(DatasetProblemKind.FileExists, picture.Path, $"{file} is there already.");
            return;
        }

        var isNew = !_labels.Contains(file);
        var text = new StringBuilder(isNew ? string.Empty : File.ReadAllText(file));
        foreach (var prediction in predictions)
        {
            if (LineOf(prediction, picture) is { } line)
            {
                text.Append(line).Append('\n');
            }
        }

        _labels.Write(file, Encoding.UTF8.GetBytes(text.ToString()));
        if (isNew)
        {
            JsonText.Append(_pictures.Stream, $"{YoloLayout.PicturesFolder}{OneLine(picture.Name)}\n");
        }
    }

    protected override void Dispose(bool disposing) => _pictures.Dispose();

    private string? LineOf(Prediction prediction, DatasetPicture picture)
    {
        var box = (YoloBox)_converter.Convert(prediction with { ImageWidth = picture.Width, ImageHeight = picture.Height });
        if (box.Width <= 0 || box.Height <= 0)
        {
            Report(DatasetProblemKind.OutsidePicture, picture.Path, $"A box of '{prediction.Class}' covers nothing of {picture.Path}.");
            return null;
        }

        return (box with { ClassId = _classes.Of(prediction.Class) }).Line;
    }

    // The lists have a name a line.
    private static string OneLine(string name) => name.Replace('\r', ' ').Replace('\n', ' ');

    private string WriteText(string name, string text)
    {
        using var file = new PendingFile(Path.Combine(Options.Destination, name));
        JsonText.Append(file.Stream, text);
        file.Commit(Options.Overwrite);
        return file.Destination;
    }
}
