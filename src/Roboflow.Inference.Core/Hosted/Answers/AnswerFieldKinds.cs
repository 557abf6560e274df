using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

internal sealed class TextField<TOwner>(Field<TOwner, string> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    private readonly string? _initial = field.Get(new TOwner());

    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var isReadable = IsText(reader.TokenType);
        field.Set(owner, texts.Once(ref reader) ?? _initial);
        return isReadable;
    }

    internal static bool IsText(JsonTokenType token) => token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null;
}

/// <summary>A text with few distinct values in an answer.</summary>
internal sealed class RepeatedTextField<TOwner>(Field<TOwner, string> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    private readonly string? _initial = field.Get(new TOwner());

    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var isReadable = TextField<TOwner>.IsText(reader.TokenType);
        field.Set(owner, texts.Text(ref reader) ?? _initial);
        return isReadable;
    }
}

internal sealed class NumberField<TOwner>(Field<TOwner, double> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var number = InRange(reader.Number());
        field.Set(owner, number.GetValueOrDefault());
        return number is not null;
    }
}

internal sealed class OptionalNumberField<TOwner>(Field<TOwner, double?> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        var number = InRange(reader.Number());
        field.Set(owner, number);
        return isNull || number is not null;
    }
}

internal sealed class OptionalWholeNumberField<TOwner>(Field<TOwner, int?> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        var number = reader.Number();
        var whole = number is { } n && Math.Floor(n) == n ? JsonFields.Whole(number) : null;
        field.Set(owner, whole);
        return isNull || whole is not null;
    }
}

internal sealed class FlagField<TOwner>(Field<TOwner, bool> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var token = reader.TokenType;
        reader.Skip();
        field.Set(owner, token == JsonTokenType.True);
        return token is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null;
    }
}

/// <summary>A list of objects with fields of their own. Objects without a required field are left out.</summary>
internal sealed class RecordsField<TOwner, TItem>(Field<TOwner, IReadOnlyList<TItem>> field) : AnswerField<TOwner>(field)
    where TOwner : class, new()
    where TItem : class, new()
{
    private static readonly AnswerFields<TItem> Fields = new();

    /// <summary>Whether the list is left out if one of its objects is.</summary>
    internal bool IsWhole { get; init; }

    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        field.Set(owner, ReadItems(ref reader, texts, out var areAll));
        return areAll;
    }

    private ReadableList<TItem>? ReadItems(ref Utf8JsonReader reader, TextCache texts, out bool areAll)
    {
        areAll = reader.TokenType == JsonTokenType.Null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var members = new AnswerMembers<TItem>(Fields, texts);
        var items = new ReadableList<TItem>();
        var count = 0;
        var lacksParts = false;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            var item = new TItem();
            if (members.TryReadObject(ref reader, item) && members.HasAllRequired)
            {
                items.Add(item);
                lacksParts |= members.HasOtherType;
            }
        }

        areAll = items.Count == count && !lacksParts;
        return IsWhole && !areAll ? null : items;
    }
}

/// <summary>A rare value, or one that occurs once per answer; read from its parsed JSON, and unreadable if an object in it repeats a member.</summary>
internal sealed class ParsedField<TOwner, TValue>(Field<TOwner, TValue> field, Func<JsonElement, TValue?> read) : AnswerField<TOwner>(field)
    where TOwner : class, new()
{
    internal override bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        var parsed = JsonElement.ParseValue(ref reader);
        var value = parsed.RepeatedMember() is null ? read(parsed) : default;
        field.Set(owner, value);
        return isNull || value is not null;
    }
}
