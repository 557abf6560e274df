using System;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

internal sealed class TextKind(bool isId = false) : FieldKind<string>
{
    internal override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    internal override string Read(ref Utf8JsonReader reader, string name) =>
        isId && reader.TokenType == JsonTokenType.Number ? reader.Text()! : NonFiniteJson.Text(ref reader)
            ?? throw new FormatException(NonFiniteJson.NameOf(ref reader) is { } word ? $"{name} is {word}." : $"{name} is not a text.");

    internal override string ToCell(string value) => isId ? CellText.OfId(value) : CellText.Of(value);

    internal override string FromCell(string cell, string name) => cell;

    internal override bool TryBind(object? value, IObjectReader objects, out string? bound) => (bound = objects.Text(value)) is not null;
}

internal sealed class NumberKind(bool isConfidence = false) : FieldKind<double>
{
    internal override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    internal override double Read(ref Utf8JsonReader reader, string name) => Checked(FieldNumber.Read(ref reader, name), name);

    internal override string ToCell(double value) => CellText.Of(value);

    internal override double FromCell(string cell, string name) => Checked(FieldNumber.FromCell(cell, name), name);

    internal override bool TryBind(object? value, IObjectReader objects, out double bound)
    {
        var number = objects.Number(value);
        bound = number ?? 0;
        return number is not null && IsInRange(bound);
    }

    private bool IsInRange(double number) => !isConfidence || ConfidenceRange.Contains(number);

    private double Checked(double number, string name) =>
        IsInRange(number) ? number : throw new FormatException(FormattableString.Invariant($"{name} is {number}, but must be from 0 to 1."));
}

internal sealed class WholeNumberKind : FieldKind<int>
{
    internal override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    internal override int Read(ref Utf8JsonReader reader, string name) => FieldNumber.Whole(FieldNumber.Read(ref reader, name), name);

    internal override string ToCell(int value) => CellText.Of(value);

    internal override int FromCell(string cell, string name) => FieldNumber.Whole(FieldNumber.FromCell(cell, name), name);

    internal override bool TryBind(object? value, IObjectReader objects, out int bound)
    {
        var isWhole = objects.Number(value) is { } number && number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number;
        bound = isWhole ? (int)objects.Number(value)!.Value : 0;
        return isWhole;
    }
}

internal sealed class FlagKind : FieldKind<bool>
{
    private const string True = "True";

    internal override bool IsAbsent(bool value) => !value;

    internal override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    internal override bool Read(ref Utf8JsonReader reader, string name) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new FormatException($"{name} is neither true nor false.");

    internal override string ToCell(bool value) => True;

    internal override bool FromCell(string cell, string name) =>
        bool.TryParse(cell, out var flag) ? flag : throw new FormatException($"{name} is neither True nor False.");

    internal override bool TryBind(object? value, IObjectReader objects, out bool bound)
    {
        var flag = objects.Flag(value);
        bound = flag ?? false;
        return flag is not null;
    }
}

internal sealed class BytesKind : FieldKind<byte[]>
{
    internal override void Write(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);

    internal override byte[] Read(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes) ? bytes : throw new FormatException($"{name} is not base64.");

    internal override string ToCell(byte[] value) => Convert.ToBase64String(value);

    internal override byte[] FromCell(string cell, string name) => Convert.FromBase64String(cell);

    // JSON has the bytes as a list of numbers.
    internal override bool TryBind(object? value, IObjectReader objects, out byte[]? bound)
    {
        if (value is byte[] bytes)
        {
            bound = bytes;
            return true;
        }

        var numbers = objects.Items(value)?.Select(objects.Number).ToArray();
        var areBytes = numbers is not null && Array.TrueForAll(numbers, n => n is >= 0 and <= byte.MaxValue && Math.Floor(n.Value) == n);
        bound = areBytes ? Array.ConvertAll(numbers!, n => (byte)n!.Value) : null;
        return areBytes;
    }
}

/// <summary>An optional number.</summary>
internal sealed class OptionalKind<TValue>(FieldKind<TValue> inner) : FieldKind<TValue?>
    where TValue : struct
{
    internal override void Write(Utf8JsonWriter writer, TValue? value) => inner.Write(writer, value!.Value);

    internal override TValue? Read(ref Utf8JsonReader reader, string name) => inner.Read(ref reader, name);

    internal override string ToCell(TValue? value) => inner.ToCell(value!.Value);

    internal override TValue? FromCell(string cell, string name) => inner.FromCell(cell, name);

    internal override bool TryBind(object? value, IObjectReader objects, out TValue? bound)
    {
        var isBound = inner.TryBind(value, objects, out var number);
        bound = isBound ? number : null;
        return isBound;
    }
}
