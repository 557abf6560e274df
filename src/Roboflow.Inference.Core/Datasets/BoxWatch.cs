using System;
using System.Collections.Generic;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Notices a data set whose numbers mean something else than the format says: fractions, as Azure writes them to COCO files, are
/// all in the image's first pixel; right and bottom edges as sizes, or images turned or resized later, lead out of the image, and
/// masks have the size that the image had.
/// </summary>
/// <param name="isInFractions">Whether the format itself has fractions, so that small numbers mean small boxes.</param>
internal sealed class BoxWatch(bool isInFractions)
{
    // Rounding in other tools can slightly exceed the border.
    private const double Slack = 0.01;

    private bool _hasBoxes;
    private bool _hasOther;
    private int _outside;
    private Prediction? _firstOutside;
    private int _otherMasks;
    private Prediction? _firstOtherMask;

    /// <summary>Looks at the boxes of an image, which are in pixels.</summary>
    internal void Add(DetectionResult result)
    {
        foreach (var box in result.Predictions)
        {
            // A class of the whole image whose size is not known has a box without an extent.
            _hasBoxes |= box.Width > 0 || box.Height > 0;
            if (box.Mask is { } mask && ((box.ImageWidth ?? mask.Width) != mask.Width || (box.ImageHeight ?? mask.Height) != mask.Height))
            {
                _otherMasks++;
                _firstOtherMask ??= box;
            }

            _hasOther |= box is not { Left: >= -Slack, Top: >= -Slack, Right: <= 1 + Slack, Bottom: <= 1 + Slack };
            if (box is not { X: >= -Slack, Y: >= -Slack } || box.X > Slack + (box.ImageWidth ?? box.X) || box.Y > Slack + (box.ImageHeight ?? box.Y))
            {
                _outside++;
                _firstOutside ??= box;
            }
        }
    }

    /// <summary>Returns the warnings about all boxes.</summary>
    internal IEnumerable<string> Warnings()
    {
        if (_hasBoxes && !_hasOther && !isInFractions)
        {
            yield return "all boxes are within the image's first pixel. They seem to be fractions of the image, but are read as pixels. Export them in "
                + "pixels (absolute coordinates), or as YOLO.";
        }

        if (_firstOutside is { } first)
        {
            var size = first is { ImageWidth: { } width, ImageHeight: { } height } ? $" of {width} x {height}" : string.Empty;
            yield return FormattableString.Invariant($"{Counted.Of(_outside, "box has its", "boxes have their")} center outside the image; the first is a ")
                + FormattableString.Invariant($"'{first.Class}' around ({first.X:0.##}, {first.Y:0.##}) on {first.Path ?? "an image"}{size}. ")
                + "Do the numbers mean other corners, or an image that was turned or resized later?";
        }

        if (_firstOtherMask is { Mask: { } other } masked)
        {
            var size = masked is { ImageWidth: { } width, ImageHeight: { } height } ? $"{width} x {height}"
                : masked.ImageWidth is { } known ? $"width {known}"
                : $"height {masked.ImageHeight}";
            yield return FormattableString.Invariant($"{Counted.Of(_otherMasks, "mask has", "masks have")} another size than the image; the first is of ")
                + FormattableString.Invariant($"{other.Width} x {other.Height}, of a '{masked.Class}' on {masked.Path ?? "an image"} of ")
                + size + ". Was the image turned or resized later?";
        }
    }
}
