using System.Collections.Generic;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>
/// One detected object: a box in pixels, its class and its confidence. The box is in pixels of the image as displayed, with
/// EXIF orientation applied.
/// </summary>
/// <remarks>Source: the endpoint's answer, <c>predictions[]</c>, and the image that was sent.</remarks>
public sealed record Prediction
{
    /// <summary>The image: a full file path, a URL, or null for bytes without a name.</summary>
    public string? Path { get; init; }

    /// <summary>The name of the image's file, without its folder; null for an image without a path.</summary>
    public string? FileName => Path is null ? null : ImagePath.NameOf(Path);

    /// <summary>The class name, as in the model.</summary>
    [Field(Answer = "class", IsRepeated = true, IsColumn = true)]
    public string Class { get; init; } = string.Empty;

    /// <summary>The confidence, 0 to 1.</summary>
    [Field(Answer = "confidence", OtherAnswer = "score", Default = 1, IsColumn = true)]
    public double Confidence { get; init; }

    /// <summary>Horizontal center of the box, in pixels from the left edge.</summary>
    [Field(Answer = "x", Required = true, IsColumn = true)]
    public double X { get; init; }

    /// <summary>Vertical center of the box, in pixels from the top edge.</summary>
    [Field(Answer = "y", Required = true, IsColumn = true)]
    public double Y { get; init; }

    /// <summary>Width of the box, in pixels.</summary>
    [Field(Answer = "width", Required = true, IsColumn = true)]
    public double Width { get; init; }

    /// <summary>Height of the box, in pixels.</summary>
    [Field(Answer = "height", Required = true, IsColumn = true)]
    public double Height { get; init; }

    /// <summary>The class's number in the model, or null if the server does not report it.</summary>
    [Field(Answer = "class_id")]
    public int? ClassId { get; init; }

    /// <summary>Width in pixels of the image that the box refers to, with EXIF orientation applied; null if unknown.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height in pixels of the image that the box refers to, with EXIF orientation applied; null if unknown.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>The model that answered: <c>project/version</c> or <c>workspace/slug</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The server's id of this detection, or null.</summary>
    [Field(Answer = "detection_id")]
    public string? DetectionId { get; init; }

    /// <summary>The object's outline in pixels, for instance segmentation models; null otherwise.</summary>
    [Field(Answer = "points")]
    public IReadOnlyList<PredictionPoint>? Points { get; init => field = ReadableList<PredictionPoint>.Of(value); }

    /// <summary>The object's key points in pixels, for key point models; null otherwise.</summary>
    [Field(Answer = "keypoints")]
    public IReadOnlyList<PredictionKeypoint>? Keypoints { get; init => field = ReadableList<PredictionKeypoint>.Of(value); }

    /// <summary>The names of all key points of the class in the data set that was read, of which an object has only those that are labeled.</summary>
    internal IReadOnlyList<string>? KeypointNames { get; init; }

    /// <summary>The object's mask, for models that return masks; null otherwise, and for images that were scaled or tiled before
    /// sending.</summary>
    [Field(Answer = "rle")]
    public PredictionMask? Mask { get; init; }

    /// <summary>The confidence of the class alone, 0 to 1, if the server reports it separately from <see cref="Confidence"/>; null
    /// otherwise.</summary>
    [Field(Answer = "class_confidence", IsConfidence = true)]
    public double? ClassConfidence { get; init; }

    /// <summary>The object's id across a series of images, if the server tracks objects; null otherwise.</summary>
    [Field(Answer = "tracker_id")]
    public string? TrackerId { get; init; }

    /// <summary>The id of the detection that this one was derived from, if the server reports it; null otherwise.</summary>
    [Field(Answer = "parent_id")]
    public string? ParentId { get; init; }

    /// <summary>For ground truth: whether the box is around a crowd whose objects are not labeled individually (COCO's <c>iscrowd</c>).</summary>
    public bool IsCrowd { get; init; }

    /// <summary>For ground truth: whether the object is marked as difficult (Pascal VOC's <c>difficult</c>).</summary>
    public bool IsDifficult { get; init; }

    /// <summary>For ground truth: the object's area in square pixels, if it is known and not Width × Height; else null.</summary>
    /// <remarks>Never negative: tools write -1 for an unknown one. An infinite one stays, because its object is an error.</remarks>
    public double? Area { get; init => field = value < 0 && FiniteNumber.Is(value.Value) ? null : value; }

    /// <summary>Whether the prediction is from the journal, so that its image was not sent in this run.</summary>
    [Field(IsOfThisRun = true)]
    public bool FromJournal { get; init; }

    /// <summary>Left edge of the box, in pixels: X − Width / 2.</summary>
    public double Left => X - (Width / 2);

    /// <summary>Top edge of the box, in pixels: Y − Height / 2.</summary>
    public double Top => Y - (Height / 2);

    /// <summary>Right edge of the box, in pixels: X + Width / 2.</summary>
    public double Right => X + (Width / 2);

    /// <summary>Bottom edge of the box, in pixels: Y + Height / 2.</summary>
    public double Bottom => Y + (Height / 2);

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        "{0} {1:0.0%} ({2:0.#}, {3:0.#}, {4:0.#} x {5:0.#})",
        TerminalText.Harmless(Class), Confidence, X, Y, Width, Height);
}
