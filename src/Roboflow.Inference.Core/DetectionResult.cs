using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>The answer for one image; <see cref="Predictions"/> is empty if nothing was detected.</summary>
public sealed record DetectionResult
{
    /// <summary>The image: a full file path, a URL, or null for bytes without a name.</summary>
    public string? Path { get; init; }

    /// <summary>The name of the image's file, without its folder; null for an image without a path.</summary>
    public string? FileName => Path is null ? null : ImagePath.NameOf(Path);

    /// <summary>The model that answered: <c>project/version</c> or <c>workspace/slug</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Width of the image in pixels, with EXIF orientation applied.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height of the image in pixels, with EXIF orientation applied.</summary>
    public int? ImageHeight { get; init; }

    /// <summary>The number of detected objects.</summary>
    public int Count => Predictions.Count;

    /// <summary>The number of objects by class, such as <c>3: 2 helmet, 1 vest</c>; <c>0</c> if nothing was detected, <c>unknown</c> for a
    /// drawing alone.</summary>
    public string Summary
    {
        get
        {
            var classes = Predictions.GroupBy(p => p.Class).Select(g => $"{g.Count()} {TerminalText.Harmless(g.Key)}");
            return IsDrawingOnly ? "unknown" : Count == 0 ? "0" : $"{Count}: {string.Join(", ", classes)}";
        }
    }

    /// <summary>The detected objects, in the server's order (highest confidence first on the hosted service).</summary>
    /// <remarks>Never null: <c>$result.Predictions = $result.Predictions | Where-Object …</c> sets null if no prediction is left.</remarks>
    [Field(Required = true)]
    public IReadOnlyList<Prediction> Predictions { get; init => field = ReadableList<Prediction>.Of(value) ?? new(); } = new ReadableList<Prediction>();

    /// <summary>The server's time in seconds, or null if it does not report it.</summary>
    [Field(Answer = "time")]
    public double? Time { get; init; }

    /// <summary>The server's id of this answer, or null.</summary>
    [Field(Answer = "inference_id")]
    public string? InferenceId { get; init; }

    /// <summary>For a classification model, the predicted class; null otherwise.</summary>
    [Field(Answer = "top")]
    public string? TopClass { get; init; }

    /// <summary>For a classification model, the confidence of <see cref="TopClass"/>, 0 to 1; null otherwise.</summary>
    [Field(Answer = "confidence")]
    public double? TopConfidence { get; init; }

    /// <summary>For a multi-label model, the classes above the threshold; null otherwise.</summary>
    [Field(Answer = "predicted_classes")]
    public IReadOnlyList<string>? PredictedClasses { get; init => field = ReadableList<string>.Of(value); }

    /// <summary>Whether the result is from the journal, so that the image was not sent in this run.</summary>
    public bool FromJournal { get; init; }

    /// <summary>Whether it was in the journal before this run, so that it is not new: of identical images, one is sent and the others are new too.</summary>
    internal bool IsOfEarlierRun { get; init; }

    /// <summary>The server's drawing (JPEG), if requested; null otherwise.</summary>
    [Field(Answer = "visualization")]
    public byte[]? Visualization { get; init; }

    /// <summary>Whether the server answered with its drawing alone (<c>-Format Image</c>): <see cref="Predictions"/> is empty, but the image's
    /// objects are unknown. Other commands do not accept it.</summary>
    public bool IsDrawingOnly { get; init; }

    /// <summary>Returns the predictions, each with this result's image, and with its size and model where it has none of its own.</summary>
    internal Prediction[] WithImage() => [.. WithOwnPath().Predictions.Select(p => p with
    {
        Path = p.Path ?? Path,
        Model = p.Model ?? Model,
        ImageWidth = p.ImageWidth ?? ImageWidth,
        ImageHeight = p.ImageHeight ?? ImageHeight,
    })];

    /// <summary>Returns the result with its path in the predictions that have one: a script can have changed it on the result alone. A model stays,
    /// and so do different paths, because a script can join the predictions of several models or images in one result.</summary>
    internal DetectionResult WithOwnPath()
    {
        bool IsOther(Prediction p) => p.Path is not null && p.Path != Path;
        return string.IsNullOrEmpty(Path) || !Predictions.Any(IsOther) || ImageName.Different(Predictions.Select(p => p.Path)) is not null ? this : this with
        {
            Predictions = [.. Predictions.Select(p => IsOther(p) ? p with { Path = Path } : p)],
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        TerminalText.Harmless($"{Path ?? "(no path)"}: {(IsDrawingOnly ? "a drawing" : Counted.Of(Predictions.Count, "prediction"))}");
}
