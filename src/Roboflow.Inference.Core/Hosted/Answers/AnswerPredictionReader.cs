using System.Globalization;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Reads one prediction of an answer, of any task: box, outline, key points, mask or label.</summary>
/// <param name="path">The image's path.</param>
/// <param name="model">The model's id.</param>
/// <param name="texts">A cache of texts that the answer repeats.</param>
internal sealed class AnswerPredictionReader(string? path, string model, TextCache texts)
{
    private static readonly AnswerFields<Prediction> Fields = new();

    private static readonly ulong Confidence = Fields.BitOf("confidence"u8);

    private readonly AnswerMembers<Prediction> _members = new(Fields, texts);

    /// <summary>Whether the last prediction had no box, so that it is a label of the whole image.</summary>
    internal bool IsLabel { get; private set; }

    /// <summary>Whether a part of the last prediction, such as its outline, cannot be read and is left out.</summary>
    internal bool LacksParts => _members.LacksParts;

    /// <summary>Whether the last prediction had no name of its class. Its number stands in, if there is one.</summary>
    internal bool IsUnnamed { get; private set; }

    /// <summary>Reads the prediction at the reader's position; null if it cannot be read.</summary>
    /// <param name="reader">The reader, at the prediction's first token; afterwards at its last token.</param>
    /// <param name="size">The image's size, if known.</param>
    /// <param name="name">The name of the prediction's member, which is its class if none is in it; null in a list.</param>
    internal Prediction? Read(ref Utf8JsonReader reader, (int? Width, int? Height) size, string? name = null)
    {
        IsUnnamed = false;
        var read = new Prediction { Path = path, Model = model, ImageWidth = size.Width, ImageHeight = size.Height };
        if (!_members.TryReadObject(ref reader, read))
        {
            return null;
        }

        // PHP writes a list with gaps as an object: the names of its members are positions, not classes.
        name = read.Class.Length > 0 ? read.Class : name is not null && _members.HasRequired && name.All(c => c is >= '0' and <= '9') ? null : name;
        IsUnnamed = name is null;
        name ??= read.ClassId?.ToString(CultureInfo.InvariantCulture);
        read = name is null ? read : read with { Class = name };

        // Every prediction has a confidence; 0 would not be the model's. A label without one or without a class, with an outline or a
        // list, or with several other numbers, such as x1 and y1, can be a box of another protocol.
        IsLabel = !_members.HasRequired;
        var isForeign = _members.HasNested || _members.UnknownNumbers > 1 || (IsUnnamed && name is null);
        var isReadable = _members.IsReadable && _members.Has(Confidence) && !(IsLabel && isForeign);
        return !isReadable || !ConfidenceRange.Contains(read.Confidence) || read.Width < 0 || read.Height < 0 ? null
            : IsLabel ? Place(read, size, IsLabel)
            : read;
    }

    /// <summary>Returns the prediction with the image's size; a label without a box gets the whole image as its box.</summary>
    internal static Prediction Place(Prediction prediction, (int? Width, int? Height) size, bool isLabel)
    {
        var placed = prediction with { ImageWidth = size.Width, ImageHeight = size.Height };
        return isLabel ? placed with { X = (size.Width ?? 0) / 2d, Y = (size.Height ?? 0) / 2d, Width = size.Width ?? 0, Height = size.Height ?? 0 } : placed;
    }
}
