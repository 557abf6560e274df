using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Reads the lines of a label file as the objects of its image.</summary>
/// <param name="options">Takes errors and warnings, and has the given class names.</param>
/// <param name="images">Returns the size of an image.</param>
/// <param name="malformedLine">Takes an error with its file and line; returns whether the rest of the file is to be read.</param>
internal sealed class YoloImageReader(DatasetReaderOptions options, ImageLocator images, Func<string, long, string, bool> malformedLine)
{
    private readonly YoloExtras _extras = new();
    private readonly Dictionary<int, string> _givenNames = YoloClasses.Numbered(options.ClassNames);
    private bool _warnedOfZigzag;

    /// <summary>Whether a warning has told that numbers stand in for names.</summary>
    internal bool AreNamesKnownToLack { get; set; }

    /// <summary>Returns the image with its objects; null, after an error, if its size is needed and unknown.</summary>
    /// <param name="files">The label files; those after this one are read only if its numbers are ambiguous.</param>
    /// <param name="index">The number of this file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="image">Its image.</param>
    /// <param name="classes">The classes of its folder.</param>
    internal DetectionResult? Read(IReadOnlyList<string> files, int index, List<TextLine> lines, LocatedImage image, YoloClasses classes)
    {
        var file = files[index];
        var size = images.SizeOf(image);
        if (size is null && lines.Count > 0)
        {
            options.Report(new DatasetProblem(
                DatasetProblemKind.ImageMissing,
                file,
                (image.Exists ? $"{image.Path}, the image of {file}, cannot be read" : $"The image of {file} is not found")
                    + ", so its size is unknown, which is needed to convert fractions."));
            return null;
        }

        var parser = new YoloLine(size?.Width ?? 1, size?.Height ?? 1, classes.Keypoints)
        {
            Ending = EndingOf(files, index, lines, classes),
            KeypointNames = classes.KeypointNames,
        };
        var predictions = new List<Prediction>();
        foreach (var line in lines)
        {
            try
            {
                var numbers = YoloLine.Split(line.Text ?? throw new FormatException("the line is too long."), options.Cancellation);
                var box = parser.Parse(numbers);
                WarnOfZigzag(box, file, line.Number);
                predictions.Add(box with { Class = NameOf(box.ClassId!.Value, classes.Names, file, line.Number), Path = image.Path });
            }
            catch (FormatException e)
            {
                if (!malformedLine(file, line.Number, e.Message))
                {
                    break;
                }
            }
        }

        return new DetectionResult { Path = image.Path, ImageWidth = size?.Width, ImageHeight = size?.Height, Predictions = predictions };
    }

    private YoloEnding EndingOf(IReadOnlyList<string> files, int index, List<TextLine> lines, YoloClasses classes)
    {
        var ending = _extras.Of(
            YoloExtras.NumbersOf(lines, options.Cancellation),
            classes.Keypoints is { } shape ? shape.Count * shape.Numbers : 0,
            () => YoloAhead.Numbers(files.Skip(index + 1), options.Cancellation));
        if (_extras.TakeGuess())
        {
            options.Warn($"{files[index]}: the numbers after the boxes, all 0 or 1, are read as track numbers, not as confidences. This warning is shown "
                + "once.");
        }

        return ending;
    }

    // The labels of a pose model's predictions have no data.yaml.
    private void WarnOfZigzag(Prediction read, string file, int line)
    {
        if (!_warnedOfZigzag && read.Points is { } points && Zigzag.Is(points))
        {
            _warnedOfZigzag = true;
            options.Warn($"{file}, line {line}: the outline jumps to and fro, as key points do that are read as an outline. If they are key points, state "
                + "their number in a data.yaml next to the labels, such as kpt_shape: [17, 3]. This warning is shown once.");
        }
    }

    private string NameOf(int id, IReadOnlyDictionary<int, string> names, string file, int line)
    {
        names = options.ClassNames.Count > 0 ? _givenNames : names;
        if (names.TryGetValue(id, out var name))
        {
            return name;
        }

        if (names.Count > 0)
        {
            throw new FormatException($"class {id} has no name; the data set has {Counted.Of(names.Count, "name")}.");
        }

        if (!AreNamesKnownToLack)
        {
            AreNamesKnownToLack = true;
            options.Warn($"{file}, line {line}: the classes have no names, neither in a data.yaml nor in a classes.txt. Their numbers are used as names; name "
                + "them with -ClassName.");
        }

        return id.ToString(CultureInfo.InvariantCulture);
    }
}
