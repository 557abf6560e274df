namespace Roboflow.Inference;

/// <summary>The properties of all box formats besides the numbers: class, confidence and source.</summary>
public abstract record LabeledBox
{
    /// <summary>The class's name.</summary>
    public string Class { get; init; } = string.Empty;

    /// <summary>The class's number in the model, or null.</summary>
    public int? ClassId { get; init; }

    /// <summary>The confidence, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The image: a full file path, a URL, or null.</summary>
    public string? Path { get; init; }

    /// <summary>Width of the image in pixels, or null.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height of the image in pixels, or null.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>The model that answered, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Converts the box to center and size in pixels, with its class, confidence and source.</summary>
    /// <exception cref="System.InvalidOperationException">The format uses fractions and the image's size is unknown.</exception>
    internal abstract Prediction ToPrediction();

    /// <summary>Returns this box with the class and source of the prediction.</summary>
    internal LabeledBox LabeledAs(Prediction p) => this with
    {
        Class = p.Class,
        ClassId = p.ClassId,
        Confidence = p.Confidence,
        Path = p.Path,
        ImageWidth = p.ImageWidth,
        ImageHeight = p.ImageHeight,
        Model = p.Model,
    };

    /// <summary>Returns a prediction with this label and the given center and size in pixels.</summary>
    private protected Prediction Centered(double x, double y, double width, double height) => new()
    {
        X = x,
        Y = y,
        Width = width,
        Height = height,
        Class = Class,
        ClassId = ClassId,
        Confidence = Confidence,
        Path = Path,
        ImageWidth = ImageWidth,
        ImageHeight = ImageHeight,
        Model = Model,
    };

    /// <summary>Returns a prediction with this label and the given corners in pixels.</summary>
    private protected Prediction Cornered(double x1, double y1, double x2, double y2) =>
        Centered((x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1);

    /// <summary>Returns the image's size, which fractions require.</summary>
    private protected (double Width, double Height) RequireImageSize() =>
        ImageWidth is { } width && ImageHeight is { } height
            ? (width, height)
            : throw new System.InvalidOperationException("The size of the image is unknown.");
}
