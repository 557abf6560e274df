namespace Roboflow.Inference;

/// <summary>How a detection is drawn on its image; styles can be combined.</summary>
public enum AnnotationStyle
{
    /// <summary>The box's outline.</summary>
    Box,

    /// <summary>The box's outline with rounded corners.</summary>
    RoundedBox,

    /// <summary>The box's four corners.</summary>
    Corner,

    /// <summary>The box's area, or the outline's, in a translucent color.</summary>
    Fill,

    /// <summary>A dot in the middle of the box, for small objects.</summary>
    Dot,

    /// <summary>The object, by its outline or box, blurred beyond recognition.</summary>
    Blur,

    /// <summary>The object, by its outline or box, pixelated into large squares.</summary>
    Pixelate,

    /// <summary>Everything outside the boxes dimmed.</summary>
    Spotlight,

    /// <summary>The object's outline if the model provides one, else the box.</summary>
    Polygon,

    /// <summary>The density of detections, from blue for few to red for many.</summary>
    Heatmap,
}
