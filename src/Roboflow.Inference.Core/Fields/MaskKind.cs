using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>A mask, as its own fields or as the endpoint's <c>rle</c>: COCO's run lengths with the size as height and width.</summary>
internal sealed class MaskKind : FieldKind<PredictionMask>
{
    private readonly RecordKind<PredictionMask> _record = new();

    internal override void Write(Utf8JsonWriter writer, PredictionMask value) => _record.Write(writer, value);

    internal override PredictionMask Read(ref Utf8JsonReader reader, string name)
    {
        var start = reader;
        if (reader.TokenType == JsonTokenType.StartObject && JsonElement.ParseValue(ref reader) is var rle && rle.TryGetProperty("size", out _))
        {
            return rle.RepeatedMember() is null && AnswerElements.ReadMask(rle) is { } mask
                ? mask
                : throw new FormatException($"{name} is not compressed run lengths with a size.");
        }

        reader = start;
        return _record.Read(ref reader, name);
    }

    internal override PredictionMask FromCell(string cell, string name) => ShownText.Mask(cell) ?? base.FromCell(cell, name);

    internal override bool TryBind(object? value, IObjectReader objects, out PredictionMask? bound)
    {
        if (value is null or PredictionMask || objects.Member(value, "size") is not { } size)
        {
            return _record.TryBind(value, objects, out bound) || (bound = objects.Text(value) is { } text ? ShownText.Mask(text) : null) is not null;
        }

        var counts = objects.Member(value, "counts") as string;
        int?[] sides = [.. objects.Items(size)?.Select(s => objects.Number(s) is { } n and >= 0 and <= int.MaxValue && n % 1 == 0 ? (int)n : (int?)null) ?? []];
        bound = counts is not null && sides is [{ } height, { } width] ? new PredictionMask { Width = width, Height = height, Counts = counts } : null;
        return bound is not null;
    }
}
