namespace Roboflow.Inference;

/// <summary>How a detection is shown on its image; several can be shown at once.</summary>
public enum AnnotationStyle
{
    /// <summary>The box's outline.</summary>
    Box,

    /// <summary>The box's outline with round corners.</summary>
    RoundedBox,

    /// <summary>The box's four corners.</summary>
    Corner,

    /// <summary>The box's area in color, the image shining through.</summary>
    Fill,

    /// <summary>A dot in the box's middle, for small things.</summary>
    Dot,

    /// <summary>The box's area blurred beyond recognition.</summary>
    Blur,

    /// <summary>The box's area in large squares.</summary>
    Pixelate,

    /// <summary>Everything outside the boxes dimmed.</summary>
    Spotlight,

    /// <summary>The object's outline where the model gives one, else the box's.</summary>
    Polygon,

    /// <summary>Where the detections lie, from blue for few to red for many.</summary>
    Heatmap,
}
