using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// Completes the images of a file that has many with the sizes that are missing in it: that of an earlier entry of the image counts first, then that
/// of the image's file, then the one that the user specified.
/// </summary>
/// <param name="images">Finds the images.</param>
/// <param name="file">The file that is read.</param>
/// <param name="areOpened">Whether images are opened. Files of the formats that keep what was written can name images anywhere, and an export that
/// needs the size reads it from the image itself: a size that the user specified would hide that.</param>
/// <param name="warn">Receives a warning about a specified size that is not used.</param>
internal sealed class MissingSizes(ImageLocator images, string file, bool areOpened, Action<string> warn)
{
    private readonly Dictionary<string, (int Width, int Height)?> _known = [];
    private bool _isTold;

    /// <summary>Returns the size, or null if it is unknown, for which tools also write 0.</summary>
    internal static (int Width, int Height)? Of(int? width, int? height) => width > 0 && height > 0 ? (width.Value, height.Value) : null;

    /// <summary>Returns the image, with the size where it is unknown. That of one object is the image's.</summary>
    internal NamedResult Complete(NamedResult entry)
    {
        var result = entry.Result;
        if (!areOpened)
        {
            Warn(result);
            return entry;
        }

        if (SizeOf(entry) is not var (width, height))
        {
            return entry;
        }

        return entry with
        {
            Result = result with
            {
                ImageWidth = width,
                ImageHeight = height,
                Predictions = [.. result.Predictions
                    .Select(p => Of(p.ImageWidth, p.ImageHeight) is null ? p with { ImageWidth = width, ImageHeight = height } : p)],
            },
        };
    }

    private void Warn(DetectionResult result)
    {
        if (!_isTold && images.GivenSize is not null && Own(result) is null)
        {
            _isTold = true;
            warn($"{file}: -ImageWidth and -ImageHeight are not used, because an export reads a size that is missing here from the image itself. "
                + "If the images are not there, add ImageWidth and ImageHeight to the file.");
        }
    }

    private static (int Width, int Height)? Own(DetectionResult result) => Of(result.ImageWidth, result.ImageHeight)
        ?? result.Predictions.Select(p => Of(p.ImageWidth, p.ImageHeight)).FirstOrDefault(size => size is not null);

    private (int Width, int Height)? SizeOf(NamedResult entry)
    {
        var result = entry.Result;
        var own = Own(result);
        if (result.Path is not { Length: > 0 } path || entry.Name is not { Length: > 0 } name)
        {
            return own ?? images.GivenSize;
        }

        if (own is not null || !_known.TryGetValue(path, out var size))
        {
            size = own ?? images.SizeOf(images.Find(file, name));
            _known[path] = size;
        }

        return size;
    }
}
