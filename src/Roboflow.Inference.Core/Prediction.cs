using System.Collections.Generic;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Fields;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>
/// One detected object: a box in pixels, its class and how sure the model is. The box is in the frame of the image
/// as the server saw it, with EXIF orientation applied.
/// </summary>
/// <remarks>Source: the endpoint's answer, <c>predictions[]</c>, and the image that was sent.</remarks>
public sealed record Prediction
{
    /// <summary>The image: a full file path, a URL, or null for bytes without a name.</summary>
    public string? Path { get; init; }

    /// <summary>The name of the image's file, without its folder; null for an image without a path.</summary>
    public string? FileName => Path is null ? null : ImagePath.NameOf(Path);

    /// <summary>The class's name, as the model calls it.</summary>
    [Field(Answer = "class", IsRepeated = true, IsColumn = true)]
    public string Class { get; init; } = string.Empty;

    /// <summary>How sure the model is, 0 to 1.</summary>
    [Field(Answer = "confidence", Default = 1, IsColumn = true)]
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

    /// <summary>The class's number in the model, or null where the server did not say.</summary>
    [Field(Answer = "class_id")]
    public int? ClassId { get; init; }

    /// <summary>Width of the image in pixels, in the frame that the box is in.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height of the image in pixels, in the frame that the box is in.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>The model that answered: <c>project/version</c> or <c>workspace/slug</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The server's own id of this detection, or null where it gave none.</summary>
    [Field(Answer = "detection_id")]
    public string? DetectionId { get; init; }

    /// <summary>Outline of the object, where the model segments instances; in pixels. Null otherwise.</summary>
    [Field(Answer = "points")]
    public IReadOnlyList<PredictionPoint>? Points { get; init => field = ReadableList<PredictionPoint>.Of(value); }

    /// <summary>Key points of the object, where the model finds them; in pixels. Null otherwise.</summary>
    [Field(Answer = "keypoints")]
    public IReadOnlyList<PredictionKeypoint>? Keypoints { get; init => field = ReadableList<PredictionKeypoint>.Of(value); }

    /// <summary>The pixels of the object, where the model answers with masks; null otherwise, and where the image was scaled or cut before it was
    /// sent.</summary>
    [Field(Answer = "rle")]
    public PredictionMask? Mask { get; init; }

    /// <summary>How sure the model is of the class alone, 0 to 1, where the server says it apart from <see cref="Confidence"/>.</summary>
    [Field(Answer = "class_confidence")]
    public double? ClassConfidence { get; init; }

    /// <summary>The object's id over the images of a series, where the server tracks objects; null otherwise.</summary>
    [Field(Answer = "tracker_id")]
    public string? TrackerId { get; init; }

    /// <summary>The id of the detection that this one was made from, where the server says so; null otherwise.</summary>
    [Field(Answer = "parent_id")]
    public string? ParentId { get; init; }

    /// <summary>For ground truth: whether the box is round a crowd that was not labeled one by one (COCO's <c>iscrowd</c>).</summary>
    public bool IsCrowd { get; init; }

    /// <summary>For ground truth: whether the object is marked as hard to see (Pascal VOC's <c>difficult</c>).</summary>
    public bool IsDifficult { get; init; }

    /// <summary>For ground truth: the object's own area in square pixels, where it is known and not Width × Height; else null.</summary>
    public double? Area { get; init; }

    /// <summary>Whether a journal had it, so that its image was not sent in this run.</summary>
    [Field(IsOfThisRun = true)]
    public bool FromJournal { get; init; }

    /// <summary>Left edge of the box: X − Width / 2.</summary>
    public double Left => X - (Width / 2);

    /// <summary>Top edge of the box: Y − Height / 2.</summary>
    public double Top => Y - (Height / 2);

    /// <summary>Right edge of the box: X + Width / 2.</summary>
    public double Right => X + (Width / 2);

    /// <summary>Bottom edge of the box: Y + Height / 2.</summary>
    public double Bottom => Y + (Height / 2);

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        "{0} {1:0.0%} ({2:0.#}, {3:0.#}, {4:0.#} x {5:0.#})",
        TerminalText.Harmless(Class), Confidence, X, Y, Width, Height);
}
