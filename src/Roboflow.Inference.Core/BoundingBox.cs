namespace Roboflow.Inference;

/// <summary>A box by its corners, in pixels from the picture's top left, with what it is and where it comes from.</summary>
/// <remarks>Source: the documented rule, x ∓ width / 2 and y ∓ height / 2, without rounding.</remarks>
public sealed record BoundingBox
{
    /// <summary>Left edge.</summary>
    public double X1 { get; init; }

    /// <summary>Top edge.</summary>
    public double Y1 { get; init; }

    /// <summary>Right edge.</summary>
    public double X2 { get; init; }

    /// <summary>Bottom edge.</summary>
    public double Y2 { get; init; }

    /// <summary>The class's name.</summary>
    public string Class { get; init; } = string.Empty;

    /// <summary>The class's number in the model, or null.</summary>
    public int? ClassId { get; init; }

    /// <summary>How sure the model is, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The picture: a full file path, a URL, or null.</summary>
    public string? Path { get; init; }

    /// <summary>Width of the picture in pixels, or null.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height of the picture in pixels, or null.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>The model that answered, or null.</summary>
    public string? Model { get; init; }

    /// <summary>The corners of a prediction's box; class, confidence and source are carried along.</summary>
    public static BoundingBox FromPrediction(Prediction prediction)
    {
        var p = prediction ?? throw new System.ArgumentNullException(nameof(prediction));
        return new BoundingBox
        {
            X1 = p.Left,
            Y1 = p.Top,
            X2 = p.Right,
            Y2 = p.Bottom,
            Class = p.Class,
            ClassId = p.ClassId,
            Confidence = p.Confidence,
            Path = p.Path,
            ImageWidth = p.ImageWidth,
            ImageHeight = p.ImageHeight,
            Model = p.Model,
        };
    }
}
