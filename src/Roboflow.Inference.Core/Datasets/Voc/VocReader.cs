using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Reads the XML files in a folder and below it, sorted by name, or a single file.</summary>
internal sealed class VocReader(DatasetReaderOptions options, VocForm form) : DatasetReader(options)
{
    // Less is noise of single precision.
    private const double LeastFraction = 0.001;

    private bool _warned;
    private bool _warnedOfFlag;
    private bool _warnedOfParts;
    private bool _warnedOfUtf8;

    internal override IEnumerable<DetectionResult> Read()
    {
        var files = FilesOf(form);
        Images.Begin(() => ImageEntries.Of(files, NameIn));
        return ReadEach(
            files,
            file => TryOpen(file, MaximumLabelBytes, s => Load(file, s)) is { } annotation && HasOneName(file, annotation)
                ? [new(null, ReadImage(file, annotation))]
                : [],
            isForImage: true);
    }

    private IEnumerable<string?> NameIn(string file)
    {
        using var stream = OpenQuietly(file);
        if (stream.Length <= MaximumLabelBytes)
        {
            yield return VocDocument.FileNameIn(stream, Options.Cancellation);
        }
    }

    private XElement? Load(string file, Stream stream)
    {
        using (stream)
        {
            try
            {
                var root = VocDocument.Load(stream, e => WarnOfEncoding(file, e), Options.Cancellation);
                if (root.Name.LocalName.Equals("annotation", StringComparison.OrdinalIgnoreCase))
                {
                    return root;
                }

                Malformed(file, root.Line(), $"the file has another format: its root element is {root.Name.LocalName}, not annotation.");
            }
            catch (XmlException e)
            {
                Malformed(file, Math.Max(1, e.LineNumber), "this is not readable XML: " + e.Message);
            }

            return null;
        }
    }

    private void WarnOfEncoding(string file, XmlEncoding encoding)
    {
        if (!encoding.IsUtf8)
        {
            Texts.OfEncoding(file, $"is not in {encoding.Declared}, although it says so");
        }
        else if (!_warnedOfUtf8)
        {
            _warnedOfUtf8 = true;
            Options.Warn($"{file} is not in {encoding.Declared}, although it says so: it is UTF-8, and is read as that. This warning is shown once.");
        }
    }

    private bool HasOneName(string file, XElement annotation)
    {
        if (annotation.All("filename").ElementAtOrDefault(1) is not { } second)
        {
            return true;
        }

        Malformed(file, second.Line(), "filename occurs twice.");
        return false;
    }

    private DetectionResult ReadImage(string file, XElement annotation)
    {
        var image = Images.FindOnly(file, annotation.Text("filename"));
        var size = annotation.First("size") is { } element && (element.Size("width"), element.Size("height")) is ({ } width, { } height)
            ? (width, height)
            : Images.SizeOf(image);
        Prediction[] predictions = [.. annotation.Below("object").SelectMany(item => ReadObject(file, item))
            .Select(p => p with { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 })];
        return new DetectionResult { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2, Predictions = predictions };
    }

    // Tools that outline an object in several parts write several boxes.
    private List<Prediction> ReadObject(string file, XElement item)
    {
        var name = item.First("name") is { } element && (VocElements.TextOf(element).Length > 0 || VocElements.IsPreserved(element))
            ? VocElements.TextOf(element)
            : null;
        var read = new List<Prediction>();
        XElement[] boxes = [.. item.All("bndbox")];
        var hasTwoNames = item.All("name").Skip(1).Any();
        if (name is null || hasTwoNames || boxes.Length == 0)
        {
            Malformed(
                file,
                item.Line(),
                name is null ? "the object has no name." : $"the object '{name}' has {(hasTwoNames ? "a second name" : "no bndbox")}.");
            return read;
        }

        // What belongs to the object is read once: an untrusted one can have a hundred thousand boxes.
        Prediction common;
        double rotation;
        try
        {
            common = ReadCommon(file, item, boxes.Length == 1) with { Class = name };
            rotation = common.Points is null ? ReadRotation(item) : 0;
        }
        catch (FormatException e)
        {
            Malformed(file, boxes[0].Line(), $"the object '{name}': {e.Message}");
            return read;
        }

        if (!_warnedOfParts && item.First("part") is { } part)
        {
            _warnedOfParts = true;
            Options.Warn($"{file}, line {part.Line()}: parts of objects, such as the '{part.Text("name")}' of a '{name}', are not read. This warning is "
                + "shown once.");
        }

        foreach (var box in boxes)
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            try
            {
                read.Add(RotatedBox.Rotate(ReadBox(file, box, common), rotation));
            }
            catch (FormatException e)
            {
                Malformed(file, box.Line(), $"the object '{name}': {e.Message}");
            }
        }

        return read;
    }

    private Prediction ReadCommon(string file, XElement item, bool hasOneBox) => new()
    {
        Confidence = item.Confidence() ?? 1,
        Points = hasOneBox ? ReadPolygon(file, item) : null,
        IsDifficult = item.Text("difficult") is { } flag && (FlagText.Parse(flag) ?? Unknown(file, item.First("difficult")!)),
    };

    // The object is complete without its flag.
    private bool Unknown(string file, XElement flag)
    {
        if (!_warnedOfFlag)
        {
            _warnedOfFlag = true;
            Options.Warn($"{file}, line {flag.Line()}: difficult is neither 0 nor 1. It is read as unknown, which is False. This warning is shown once.");
        }

        return false;
    }

    private Prediction ReadBox(string file, XElement box, Prediction common)
    {
        double left = box.Number("xmin"), top = box.Number("ymin"), right = box.Number("xmax"), bottom = box.Number("ymax");
        Require(left <= right, $"xmin {left} is greater than xmax {right}.");
        Require(top <= bottom, $"ymin {top} is greater than ymax {bottom}.");
        var corner = Options.VocCorner;
        if (!_warned && Doubt(corner, left, top, right, bottom) is { } doubt)
        {
            _warned = true;
            Options.Warn($"{file}, line {box.Parent!.Line()}: {doubt}, use -VocCorner Edge.");
        }

        return PredictionRules.Checked(VocCorners.Edges(left, top, right, bottom, corner).On(common));
    }

    private static string? Doubt(VocCorner corner, params double[] corners) =>
        VocCorners.FirstOffset(corner) > 0 && (corners[0] <= 0 || corners[1] <= 0)
            ? FormattableString.Invariant($"a corner is at {Math.Min(corners[0], corners[1])}, while Pascal VOC counts from 1. ")
                + "If the tool writes edges from 0, like CVAT and labelImg"
        : corner is VocCorner.PixelFromOne or VocCorner.PixelFromZero && Array.Exists(corners, c => Math.Abs(c - Math.Round(c)) > LeastFraction)
            ? "a corner is a fraction, while Pascal VOC has the numbers of pixels. If the tool writes edges from 0, like labelme"
        : null;

    // CVAT's; anything else is an attribute of the user.
    private static double ReadRotation(XElement item) =>
        item.All("attributes").SelectMany(a => a.All("attribute")).FirstOrDefault(a => a.Text("name") == "rotation") is { } rotation
            && double.TryParse(rotation.Text("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && FiniteNumber.Is(degrees)
                ? degrees
                : 0;

    // Roboflow's outline: x1, y1, x2, y2 and so on, in pixels.
    private PredictionPoint[]? ReadPolygon(string file, XElement item)
    {
        if (VocElements.Only(item.All("polygon"), "polygon") is not { } polygon)
        {
            return null;
        }

        // Searched by name once for all, because an untrusted outline can have a million points.
        var numbers = polygon.Elements().ToLookup(e => e.Name.LocalName, StringComparer.OrdinalIgnoreCase);
        var points = new List<PredictionPoint>();
        for (var i = 1; numbers.Contains($"x{i}") && numbers.Contains($"y{i}"); i++)
        {
            points.Add(new PredictionPoint { X = VocElements.Number(numbers, $"x{i}"), Y = VocElements.Number(numbers, $"y{i}") });
        }

        if (numbers.Count == 0)
        {
            return null;
        }

        if (points.Count >= 3 && numbers.Count == 2 * points.Count)
        {
            return [.. points];
        }

        Options.Warn($"{file}, line {polygon.Line()}: the outline is ignored, because it is not x1, y1, x2, y2, x3, y3 and so on.");
        return null;
    }

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition)
        {
            throw new FormatException(FormattableString.Invariant(message));
        }
    }
}
