using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Reads one prediction of an answer, of any task: box, outline, key points, mask or label.</summary>
/// <param name="path">The image's path.</param>
/// <param name="model">The model's id.</param>
internal sealed class PredictionReader(string? path, string model)
{
    // The classes of an answer are few: each name is made once.
    private readonly TextCache _classes = new();

    /// <summary>Whether the last prediction had no box: it is a label of the whole image.</summary>
    internal bool IsLabel { get; private set; }

    /// <summary>The prediction that the reader stands on; null where it cannot be read.</summary>
    /// <param name="reader">Stands on the prediction's first token, and on its last one afterwards.</param>
    /// <param name="size">The image's size, as far as it is known.</param>
    internal Prediction? Read(ref Utf8JsonReader reader, (int? Width, int? Height) size)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var read = new Fields { Confidence = 0, IsNamed = true };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Name();
            _ = reader.Read();
            ReadMember(ref reader, name, ref read);
        }

        IsLabel = !read.HasBox;
        return read.IsReadable ? Create(read, size) : null;
    }

    /// <summary>The same prediction once the image's size is known; a label alone is about the whole image.</summary>
    internal static Prediction Place(Prediction prediction, (int? Width, int? Height) size, bool isLabel)
    {
        var placed = prediction with { ImageWidth = size.Width, ImageHeight = size.Height };
        return isLabel ? placed with { X = (size.Width ?? 0) / 2d, Y = (size.Height ?? 0) / 2d, Width = size.Width ?? 0, Height = size.Height ?? 0 } : placed;
    }

    private Prediction Create(in Fields read, (int? Width, int? Height) size) => new()
    {
        X = read.HasBox ? read.X!.Value : (size.Width ?? 0) / 2d,
        Y = read.HasBox ? read.Y!.Value : (size.Height ?? 0) / 2d,
        Width = read.HasBox ? read.Width!.Value : size.Width ?? 0,
        Height = read.HasBox ? read.Height!.Value : size.Height ?? 0,
        Class = read.Class ?? string.Empty,
        ClassId = read.ClassId,
        Confidence = read.Confidence!.Value,
        DetectionId = read.DetectionId,
        Path = path,
        ImageWidth = size.Width,
        ImageHeight = size.Height,
        Model = model,
        Points = read.Points,
        Keypoints = read.Keypoints,
        Mask = read.Mask,
        ClassConfidence = read.ClassConfidence,
        TrackerId = read.TrackerId,
        ParentId = read.ParentId,
    };

    // Names are told apart by their length first.
    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ref Fields read)
    {
        switch (name.Length)
        {
            case 1 when name[0] == 'x':
                read.X = read.OfBox(reader.Number());
                return;
            case 1 when name[0] == 'y':
                read.Y = read.OfBox(reader.Number());
                return;
            case 5 when name.SequenceEqual("width"u8):
                read.Width = read.OfBox(reader.Number());
                return;
            case 6 when name.SequenceEqual("height"u8):
                read.Height = read.OfBox(reader.Number());
                return;
            case 10 when name.SequenceEqual("confidence"u8):
                read.Confidence = reader.Number();
                return;
            case 5 when name.SequenceEqual("class"u8):
                read.IsNamed = reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null;
                read.Class = _classes.Text(ref reader);
                return;
            case 8 when name.SequenceEqual("class_id"u8):
                read.ClassId = reader.WholeNumber();
                return;
            case 12 when name.SequenceEqual("detection_id"u8):
                read.DetectionId = reader.Text();
                return;
            case 9 when name.SequenceEqual("parent_id"u8):
                read.ParentId = reader.Text();
                return;
            case 10 when name.SequenceEqual("tracker_id"u8):
                read.TrackerId = reader.Text();
                return;
            case 16 when name.SequenceEqual("class_confidence"u8):
                read.ClassConfidence = reader.Number();
                return;
            case 6 when name.SequenceEqual("points"u8):
                read.Points = ShapeReader.ReadPoints(ref reader);
                return;
            case 9 when name.SequenceEqual("keypoints"u8):
                read.Keypoints = ShapeReader.ReadKeypoints(ref reader);
                return;
            case 3 when name.SequenceEqual("rle"u8):
                read.Mask = AnswerElements.ReadMask(JsonElement.ParseValue(ref reader));
                return;
            default:
                reader.Skip();
                return;
        }
    }

    private struct Fields
    {
        internal double? X;
        internal double? Y;
        internal double? Width;
        internal double? Height;
        internal double? Confidence;
        internal double? ClassConfidence;
        internal int? ClassId;
        internal string? Class;
        internal string? DetectionId;
        internal string? TrackerId;
        internal string? ParentId;
        internal PredictionPoint[]? Points;
        internal PredictionKeypoint[]? Keypoints;
        internal PredictionMask? Mask;

        // Whether the class, where there is one, is a name.
        internal bool IsNamed;

        /// <summary>Whether the prediction says anything of a box; a classification does not.</summary>
        internal bool HasBox { get; private set; }

        internal readonly bool IsReadable => IsNamed && Confidence is { } confidence && ConfidenceRange.Contains(confidence)
            && (!HasBox || (X is not null && Y is not null && Width >= 0 && Height >= 0));

        internal double? OfBox(double? number)
        {
            HasBox = true;
            return number;
        }
    }
}
