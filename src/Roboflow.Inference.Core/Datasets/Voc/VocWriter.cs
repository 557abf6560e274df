using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>
/// Writes a Pascal VOC XML file for each image: the smallest boxes of whole pixels around the objects, clipped at the image's
/// borders.
/// </summary>
internal sealed class VocWriter(DatasetWriterOptions options) : IImageSink
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        IndentChars = "\t",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
        Encoding = new UTF8Encoding(false)
    };

    private readonly BoxConverter _converter = new() { Format = BoxFormat.Voc, VocCorner = options.VocCorner, Adjustment = new BoxAdjustment { Clip = true } };
    private readonly LabelFiles _labels = new(options, ".xml");

    public void Write(DatasetImage image, IReadOnlyList<Prediction> predictions)
    {
        if (!_labels.TryOpen(image, out var before))
        {
            return;
        }

        var annotation = before is null ? Header(image) : XElement.Load(new MemoryStream(before));
        foreach (var prediction in predictions)
        {
            var box = (VocBox)_converter.Convert(prediction with { ImageWidth = image.Width, ImageHeight = image.Height });
            if (prediction.Right <= 0 || prediction.Bottom <= 0 || prediction.Left >= image.Width || prediction.Top >= image.Height)
            {
                options.ReportProblem(DatasetProblemKind.OutsideImage, image.Path, $"A box of '{prediction.Class}' is completely outside {image.Path}.");
                continue;
            }

            annotation.Add(Object(prediction, box));
        }

        using var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content, Settings))
        {
            annotation.Save(writer);
        }

        _labels.Write(image, content.ToArray());
    }

    public IReadOnlyList<string> Complete() => _labels.Complete().Select(l => l.File).ToArray();

    public bool CanHold(string className)
    {
        try
        {
            _ = XmlConvert.VerifyXmlChars(className);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    public void Dispose() => _labels.Dispose();

    private static XElement Header(DatasetImage image)
    {
        var slash = image.Name.LastIndexOf('/');
        return new XElement(
            "annotation",
            new XElement("folder", slash < 0 ? string.Empty : image.Name.Substring(0, slash)),
            Text("filename", image.Name.Substring(slash + 1)),
            new XElement("source", new XElement("database", "Unknown")),
            new XElement("size", new XElement("width", image.Width), new XElement("height", image.Height), new XElement("depth", 3)),
            new XElement("segmented", 0));
    }

    // Tools indent, so readers trim text unless the XML attribute says that spaces are significant.
    private static XElement Text(string element, string text) =>
        text.Length > 0 && text == text.Trim() ? new(element, text) : new(element, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XElement Object(Prediction prediction, VocBox box) => new(
        "object",
        Text("name", prediction.Class),
        new XElement("pose", "Unspecified"),
        new XElement("truncated", 0),
        new XElement("difficult", prediction.IsDifficult ? 1 : 0),
        new XElement("bndbox", new XElement("xmin", box.XMin), new XElement("ymin", box.YMin), new XElement("xmax", box.XMax), new XElement("ymax", box.YMax)));
}
