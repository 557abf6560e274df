namespace Roboflow.Inference;

/// <summary>The box formats of tools.</summary>
public enum BoxFormat
{
    /// <summary>Left, top, right and bottom edge in pixels: a <see cref="BoundingBox"/>.</summary>
    Corner,

    /// <summary>Left and top edge, width and height in pixels: a <see cref="TopLeftBox"/>.</summary>
    TopLeft,

    /// <summary>Center, width and height in pixels, as the endpoint answers: a <see cref="Prediction"/>.</summary>
    Center,

    /// <summary>The corners as fractions of the image's width and height: a <see cref="NormalizedBox"/>.</summary>
    Normalized,

    /// <summary>Center, width and height as fractions, with a line of a label file: a <see cref="YoloBox"/>.</summary>
    Yolo,

    /// <summary>An array of left, top, width and height in pixels, with the area: a <see cref="CocoBox"/>.</summary>
    Coco,

    /// <summary>The first and last pixels, from 1: a <see cref="VocBox"/>.</summary>
    Voc,

    /// <summary>An array of x1, y1, x2 and y2 in pixels, in this order: a <c>double[]</c>.</summary>
    Array,
}
