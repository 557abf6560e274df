using System;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>An image of a COCO file, and the first and last of its annotations.</summary>
internal sealed class CocoImage
{
    internal required CocoId Id { get; init; }

    internal required string FileName { get; init; }

    /// <summary>The folder in the address that names the image instead of a file name, or null.</summary>
    internal string? Subset { get; init; }

    internal int? Width { get; init; }

    internal int? Height { get; init; }

    internal int First { get; set; } = -1;

    internal int Last { get; set; } = -1;

    internal int Count { get; set; }

    /// <exception cref="FormatException">It has no id or no name, or a member twice.</exception>
    internal static CocoImage Read(ref Utf8JsonReader reader)
    {
        CocoId? id = null;
        string? name = null;
        Utf8JsonReader address = default, otherAddress = default;
        int? width = null, height = null;
        var seen = default(SeenMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("id"u8), isName = reader.ValueTextEquals("file_name"u8);
            bool isWidth = reader.ValueTextEquals("width"u8), isHeight = reader.ValueTextEquals("height"u8);
            bool isAddress = reader.ValueTextEquals("coco_url"u8), isOtherAddress = reader.ValueTextEquals("flickr_url"u8);
            if ((isId || isName || isWidth || isHeight) && !seen.TryAdd(isId ? 0 : isName ? 1 : isWidth ? 2 : 3))
            {
                throw new FormatException("has two members named " + reader.GetString());
            }

            _ = reader.Read();
            id = isId ? CocoId.Read(ref reader, "id") : id;
            name = isName ? NonFiniteJson.Text(ref reader) : name;
            address = isAddress ? reader : address;
            otherAddress = isOtherAddress ? reader : otherAddress;
            width = isWidth ? CocoNumbers.ReadSize(ref reader, "width") : width;
            height = isHeight ? CocoNumbers.ReadSize(ref reader, "height") : height;
            reader.Skip();
        }

        // LVIS names its images only by their addresses. One that is not needed is not decoded, because it can be invalid.
        var (folder, file) = name is { Length: > 0 } ? (null, name)
            : NameIn(NonFiniteJson.Text(ref address)) ?? NameIn(NonFiniteJson.Text(ref otherAddress)) ?? (null, null);
        return new CocoImage
        {
            Id = id ?? throw new FormatException("has no id"),
            FileName = file ?? throw new FormatException("has no file_name"),
            Subset = folder,
            Width = width,
            Height = height,
        };
    }

    // An address is untrusted, so its parts are made valid file names. The one before the last is train2017 or val2017.
    private static (string? Folder, string? File)? NameIn(string? address) =>
        WebAddress.Of(address) is { AbsolutePath: [.., not '/'], Segments: var segments }
            ? (segments.Length > 2 ? SafeFileName.Of(segments[segments.Length - 2].TrimEnd('/')) : null, ImageName.OfAddress(address!))
            : null;
}
