
namespace Roboflow.Inference.Detection;

/// <summary>The detection parameters for all images of a run. Unset members are not sent.</summary>
internal sealed record DetectionOptions
{
    /// <summary>The model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>
    /// Whether denied access (403) applies to every later image too. Not if images name their own models, because hosted v1
    /// gives the same answer for a bad key and an unknown model.
    /// </summary>
    public bool AccessDeniedIsFinal { get; init; } = true;

    /// <summary>The minimum confidence.</summary>
    public Threshold Confidence { get; init; } = Threshold.FromUser(40);

    /// <summary>The maximum overlap (IoU) of two boxes of a class.</summary>
    public Threshold Overlap { get; init; } = Threshold.FromUser(30);

    /// <summary>The maximum number of predictions per image.</summary>
    public int? MaxDetections { get; init; }

    /// <summary>What the server returns.</summary>
    public AnswerFormat Format { get; init; }

    /// <summary>Line width of the server's drawing, in pixels.</summary>
    public int? Stroke { get; init; }

    /// <summary>Whether the server's drawing has class names.</summary>
    public bool Labels { get; init; }

    /// <summary>How the image's bytes are sent.</summary>
    public BodyFormat BodyFormat { get; init; }
}
