
namespace Roboflow.Inference.Detection;

/// <summary>What is asked of the model, the same for every image of a run. Unset members are not sent.</summary>
internal sealed record DetectionOptions
{
    /// <summary>The model.</summary>
    public required ModelId Model { get; init; }

    /// <summary>
    /// Whether access that is denied (403) is denied to every later image too. Not where images name models of their
    /// own: hosted v1 says the same of a bad key and of a model that does not exist.
    /// </summary>
    public bool AccessDeniedIsFinal { get; init; } = true;

    /// <summary>Predictions below it are left out.</summary>
    public Threshold Confidence { get; init; } = Threshold.FromUser(40);

    /// <summary>Boxes of one class that overlap by more (IoU) become one.</summary>
    public Threshold Overlap { get; init; } = Threshold.FromUser(30);

    /// <summary>The most predictions for one image.</summary>
    public int? MaxDetections { get; init; }

    /// <summary>What the server answers with.</summary>
    public AnswerFormat Format { get; init; }

    /// <summary>Line width in pixels on a drawn answer.</summary>
    public int? Stroke { get; init; }

    /// <summary>Whether class names are drawn on a drawn answer.</summary>
    public bool Labels { get; init; }

    /// <summary>How the image's bytes travel.</summary>
    public BodyFormat BodyFormat { get; init; }
}
