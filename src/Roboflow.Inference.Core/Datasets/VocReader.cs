using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads the XML files of a folder and those below it, in the order of their names. Document types are refused: they
/// are how an XML file reads other files.
/// </summary>
internal sealed class VocReader(DatasetReaderOptions options) : DatasetReader(options)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaximumLabelBytes };

    private bool _warned;

    internal override IEnumerable<DetectionResult> Read()
    {
        var isFolder = Directory.Exists(Options.Path);
        var root = isFolder ? Options.Path : Path.GetDirectoryName(Options.Path)!;
        foreach (var file in isFolder ? DatasetFiles.Under(root, "*.xml") : [Options.Path])
        {
            if (TryOpen(file, MaximumLabelBytes, s => Load(file, s)) is { } document && ReadImage(root, file, document) is { } image)
            {
                yield return image;
            }
        }
    }

    private XElement? Load(string file, FileStream stream)
    {
        using (stream)
        {
            try
            {
                using var reader = XmlReader.Create(stream, Settings);
                var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
                if (root.Name.LocalName == "annotation")
                {
                    return root;
                }

                Malformed(file, LineOf(root), $"the file is of another kind: it begins with {root.Name.LocalName}, not with annotation.");
            }
            catch (XmlException e)
            {
                Malformed(file, Math.Max(1, e.LineNumber), "this is no XML that can be read: " + e.Message);
            }

            return null;
        }
    }

    private DetectionResult ReadImage(string root, string file, XElement annotation)
    {
        var path = ImagePathOf(root, file, Text(annotation, "filename"));
        var size = annotation.Element("size") is { } element && (Size(element, "width"), Size(element, "height")) is ({ } width, { } height)
            ? (width, height)
            : Options.ReadSize(path) ?? Options.DefaultSize;
        var predictions = new List<Prediction>();
        foreach (var item in annotation.Elements("object"))
        {
            if (ReadObject(file, item) is { } prediction)
            {
                predictions.Add(prediction with { Path = path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 });
            }
        }

        return new DetectionResult { Path = path, ImageWidth = size?.Item1, ImageHeight = size?.Item2, Predictions = predictions };
    }

    private Prediction? ReadObject(string file, XElement item)
    {
        var name = Value(item, "name");
        var box = item.Element("bndbox");
        if (name is null || box is null || Number(box, "xmin") is not { } left || Number(box, "ymin") is not { } top
            || Number(box, "xmax") is not { } right || Number(box, "ymax") is not { } bottom || right < left || bottom < top)
        {
            Malformed(file, LineOf(item), name is null ? "the object has no name." : $"the object '{name}' has no bndbox of xmin, ymin, xmax and ymax.");
            return null;
        }

        if (!Options.ZeroBased && (left <= 0 || top <= 0) && !_warned)
        {
            _warned = true;
            Options.Warn($"{file}, line {LineOf(item)}: a corner is at 0, while Pascal VOC counts from 1. If the tool counts from 0, as CVAT does, read with -ZeroBased.");
        }

        var first = Options.ZeroBased ? 0 : 1;
        return new Prediction
        {
            X = ((left + right) / 2) - first,
            Y = ((top + bottom) / 2) - first,
            Width = right - left,
            Height = bottom - top,
            Class = name,
            Confidence = 1,
            IsDifficult = Text(item, "difficult") is { } flag && (flag == "1" || flag.Equals("true", StringComparison.OrdinalIgnoreCase)),
        };
    }

    // The folder of the XML below the root is the image's too, unless the file says a folder itself. In Pascal VOC's
    // own layout, Annotations stands in the place of JPEGImages.
    private string ImagePathOf(string root, string file, string? name)
    {
        name ??= Path.GetFileNameWithoutExtension(file);
        string[] below = [.. Path.GetDirectoryName(file)!.Substring(root.TrimEnd(Path.DirectorySeparatorChar).Length).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)];
        if (Array.IndexOf(below, "Annotations") is >= 0 and var place)
        {
            below = Options.ImageFolder is null ? [.. below.Take(place), "JPEGImages", .. below.Skip(place + 1)] : [.. below.Skip(place + 1)];
        }

        var hasFolder = name.IndexOfAny(['/', '\\']) >= 0;
        return ImagePath(Options.ImageFolder ?? root, hasFolder ? name : string.Join("/", [.. below, name]));
    }

    // Tools indent the text; our own files say where a name has blanks at its ends.
    private static string? Value(XElement parent, string name) => parent.Element(name) is not { } element ? null
        : element.Attribute(XNamespace.Xml + "space")?.Value == "preserve" ? element.Value : element.Value.Trim();

    private static string? Text(XElement parent, string name) => Value(parent, name) is { Length: > 0 } text ? text : null;

    private static double? Number(XElement parent, string name) =>
        double.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static int? Size(XElement parent, string name) => Number(parent, name) is { } size && size >= 1 && size <= int.MaxValue ? (int)size : null;

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
