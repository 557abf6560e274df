using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads COCO's one JSON file, from whatever tool: ids with gaps or of text, categories in any order, crowds, and
/// annotations before the images. Images come by their id, as pycocotools takes them.
/// </summary>
internal sealed class CocoReader(DatasetReaderOptions options) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read() =>
        TryOpen(Options.Path, MaximumBytes, ReadBytes) is { } json ? ReadImages(json) : [];

    private static byte[] ReadBytes(FileStream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            var read = 0;
            for (int got; read < bytes.Length && (got = stream.Read(bytes, read, bytes.Length - read)) > 0;)
            {
                read += got;
            }

            return bytes;
        }
    }

    private List<DetectionResult> ReadImages(byte[] json)
    {
        var sections = new CocoSections(json, (line, message) => Malformed(Options.Path, line, message));
        if (!sections.Find())
        {
            return [];
        }

        var folder = Options.ImageFolder ?? Path.GetDirectoryName(Options.Path)!;
        var images = new Dictionary<string, CocoImage>(StringComparer.Ordinal);
        sections.Read("images", entry =>
        {
            var image = CocoImage.Parse(entry, name => ImagePath(folder, name));
            Require(!images.ContainsKey(image.Id), "has the id of another image");
            images.Add(image.Id, image);
        });
        var categories = new Dictionary<string, CocoCategory>(StringComparer.Ordinal);
        sections.Read("categories", category => categories[CocoJson.Id(category, "id")] = CocoCategory.Parse(category));
        sections.Read("annotations", annotation =>
        {
            Require(images.TryGetValue(CocoJson.Id(annotation, "image_id"), out var image), "is of an image that the file does not list");
            Require(categories.TryGetValue(CocoJson.Id(annotation, "category_id"), out var category), "is of a category that the file does not list");
            image!.Add(CocoAnnotation.Parse(annotation, category!));
        });
        return [.. images.Values.OrderBy(p => p.Order).Select(p => p.ToResult())];
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new FormatException(message);
        }
    }
}
