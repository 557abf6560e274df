using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Reads the XML files in a folder and below it, sorted by name, or a single file.</summary>
internal sealed class VocReader : DatasetReader
{
    private readonly VocForm _form;
    private readonly VocObjects _objects;
    private bool _warnedOfUtf8;
    private bool _warnedOfSize;

    internal VocReader(DatasetReaderOptions options, VocForm form)
        : base(options)
    {
        _form = form;
        _objects = new(options, Malformed);
    }

    internal override IEnumerable<DetectionResult> Read()
    {
        var files = FilesOf(_form);
        Images.Begin(() => ImageEntries.Of(files, NameIn));
        return ReadEach(
            files,
            file => TryOpen(file, MaximumLabelBytes, s => Load(file, s)) is { } annotation && IsOfOneImage(file, annotation)
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

    private bool IsOfOneImage(string file, XElement annotation)
    {
        if ((annotation.All("filename").ElementAtOrDefault(1) ?? annotation.All("size").ElementAtOrDefault(1)) is not { } second)
        {
            return true;
        }

        Malformed(file, second.Line(), $"{second.Name.LocalName} occurs twice.");
        return false;
    }

    private DetectionResult ReadImage(string file, XElement annotation)
    {
        var image = Images.FindOnly(file, annotation.Text("filename"));
        (XElement Side, string Problem)? unread = null;
        var size = annotation.First("size") is { } element && (element.Size("width", Tell), element.Size("height", Tell)) is ({ } width, { } height)
            ? (width, height)
            : Images.SizeOf(image);
        if (unread is var (side, problem))
        {
            WarnOfSize(file, side, problem, size);
        }

        Prediction[] predictions = [.. annotation.Below("object").SelectMany(item => _objects.Read(file, item))
            .Select(p => p with { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 })];
        return new DetectionResult { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2, Predictions = predictions };

        void Tell(XElement side, string problem) => unread ??= (side, problem);
    }

    // The objects are complete without the size.
    private void WarnOfSize(string file, XElement side, string problem, (int, int)? size)
    {
        if (!_warnedOfSize)
        {
            _warnedOfSize = true;
            Options.Warn($"{file}, line {side.Line()}: the {side.Name.LocalName} of the image {problem}. {Images.SourceOf(size)} This warning is shown "
                + "once.");
        }
    }
}
