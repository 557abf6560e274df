using System;
using System.IO;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Roboflow.Inference.Datasets.Text;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>
/// Loads an untrusted XML file. Document types are rejected, because with them an XML file can read other files. So is deeper
/// nesting than in any annotation, because the loading time grows with the square of the depth.
/// </summary>
internal static class VocDocument
{
    private const int MostDepth = 32;

    // The loading time grows with the square of their number.
    private const int MostAttributes = 1000;
    private const string DocumentType = "<!DOCTYPE";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = DatasetReader.MaximumLabelBytes
    };

    /// <param name="stream">The file.</param>
    /// <param name="tell">Told if it is not in the encoding that it declares.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="XmlException">The file is not XML, has a document type, or is nested too deeply.</exception>
    internal static XElement Load(Stream stream, Action<XmlEncoding> tell, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using (var reader = Open(copy, tell, cancellation))
        {
            while (Read(reader, copy))
            {
                if (reader.Depth > MostDepth || reader.AttributeCount > MostAttributes)
                {
                    var cause = reader.Depth > MostDepth
                        ? $"elements are nested deeper than {MostDepth}."
                        : $"an element has more than {MostAttributes} attributes.";
                    var place = (IXmlLineInfo)reader;
                    throw new XmlException(cause, null, place.LineNumber, place.LinePosition);
                }
            }
        }

        using var again = Open(copy, static _ => { }, cancellation);
        return XDocument.Load(again, LoadOptions.SetLineInfo).Root!;
    }

    /// <summary>Returns the name of the image alone, which is near the beginning of most files.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="XmlException">The file is not XML, up to the name.</exception>
    internal static string? FileNameIn(Stream stream, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var reader = Open(copy, static _ => { }, cancellation);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 1 } && reader.LocalName.Equals("filename", StringComparison.OrdinalIgnoreCase))
            {
                return ((XElement)XNode.ReadFrom(reader)).Value.Trim() is { Length: > 0 } name ? name : null;
            }
        }

        return null;
    }

    private static bool Read(XmlReader reader, MemoryStream copy)
    {
        var isBeforeRoot = reader.NodeType is XmlNodeType.None or XmlNodeType.XmlDeclaration or XmlNodeType.Comment or XmlNodeType.Whitespace;
        try
        {
            return reader.Read();
        }
        catch (XmlException e) when (isBeforeRoot && HasDocumentType(copy))
        {
            var cause = $"it has a document type ({DocumentType}), which is not read because it can include other files; remove it.";
            throw new XmlException(cause, e, e.LineNumber, e.LinePosition);
        }
    }

    private static bool HasDocumentType(MemoryStream copy)
    {
        copy.Position = 0;
        var head = new char[4096];
        return new string(head, 0, TextSource.Open(copy).ReadBlock(head, 0, head.Length)).Contains(DocumentType);
    }

    // A byte order mark takes precedence over the declared encoding.
    private static XmlReader Open(MemoryStream copy, Action<XmlEncoding> tell, CancellationToken cancellation)
    {
        copy.Position = 0;
        var stream = new CancelableStream(copy, cancellation);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        return bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? XmlReader.Create(TextSource.Open(stream), Settings)
            : XmlEncoding.Open(stream, bytes, tell) is { } text ? XmlReader.Create(text, Settings)
            : XmlReader.Create(stream, Settings);
    }
}
