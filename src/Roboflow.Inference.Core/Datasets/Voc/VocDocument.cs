using System;
using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>
/// Loads an untrusted XML file. Document types are rejected, because with them an XML file can read other files. So is deeper
/// nesting than in any annotation, because the loading time grows with the square of the depth.
/// </summary>
internal static class VocDocument
{
    private const int MostDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = DatasetReader.MaximumLabelBytes
    };

    /// <exception cref="XmlException">The file is not XML, has a document type, or is nested too deeply.</exception>
    internal static XElement Load(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using (var reader = Open(copy))
        {
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                {
                    var place = (IXmlLineInfo)reader;
                    throw new XmlException($"elements are nested deeper than {MostDepth}.", null, place.LineNumber, place.LinePosition);
                }
            }
        }

        using var again = Open(copy);
        return XDocument.Load(again, LoadOptions.SetLineInfo).Root!;
    }

    // A byte order mark takes precedence over the declared encoding.
    private static XmlReader Open(MemoryStream copy)
    {
        copy.Position = 0;
        var isMarked = copy.GetBuffer().AsSpan(0, (int)copy.Length) is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return isMarked ? XmlReader.Create(TextSource.Open(copy), Settings) : XmlReader.Create(copy, Settings);
    }
}
