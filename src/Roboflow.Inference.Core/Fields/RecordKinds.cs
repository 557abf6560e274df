using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>An object with its own fields.</summary>
internal sealed class RecordKind<TRecord> : FieldKind<TRecord>
    where TRecord : class, new()
{
    internal override void Write(Utf8JsonWriter writer, TRecord value) => FieldList<TRecord>.Write(writer, value);

    internal override TRecord Read(ref Utf8JsonReader reader, string name) => FieldList<TRecord>.Read(ref reader, name);

    internal override bool TryBind(object? value, IObjectReader objects, out TRecord? bound) =>
        (bound = value is null ? null : FieldList<TRecord>.Bind(value, objects) ?? OfJson(value, objects)) is not null;
}

/// <summary>A list of objects, as an array, which every language can index.</summary>
internal sealed class RecordsKind<TRecord> : FieldKind<IReadOnlyList<TRecord>>
    where TRecord : class, new()
{
    internal override void Write(Utf8JsonWriter writer, IReadOnlyList<TRecord> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            FieldList<TRecord>.Write(writer, item);
        }

        writer.WriteEndArray();
    }

    internal override IReadOnlyList<TRecord> Read(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"{name} is not a list.");
        }

        var items = new List<TRecord>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(FieldList<TRecord>.Read(ref reader, $"An entry of {name}"));
        }

        return items.ToArray();
    }

    // Export-Csv writes what is shown, which begins with a number in brackets for a key point with an empty name.
    internal override IReadOnlyList<TRecord> FromCell(string cell, string name)
    {
        var isShown = cell.Length > 1 && (cell[0] != '[' || cell[1] is ']' or '-' or (>= '0' and <= '9'));
        return (isShown ? ShownText.Items<TRecord>(cell) : null) ?? base.FromCell(cell, name);
    }

    // Beyond its -Depth, ConvertTo-Json converts points to text: a list with an unreadable item is discarded.
    internal override bool TryBind(object? value, IObjectReader objects, out IReadOnlyList<TRecord>? bound)
    {
        var items = objects.Items(value)?.Select(item => FieldList<TRecord>.Bind(item, objects)).ToArray();
        bound = items is null ? OfJson(value, objects) ?? (objects.Text(value) is { } text ? ShownText.Items<TRecord>(text) : null)
            : Array.IndexOf(items, null) >= 0 ? null : items.OfType<TRecord>().ToArray();
        return bound is not null;
    }
}

/// <summary>A list of texts.</summary>
internal sealed class TextsKind : FieldKind<IReadOnlyList<string>>
{
    internal override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    internal override IReadOnlyList<string> Read(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException($"{name} is not a list.");
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(NonFiniteJson.Text(ref reader) ?? throw new FormatException($"An entry of {name} is not a text."));
        }

        return items.ToArray();
    }

    internal override bool TryBind(object? value, IObjectReader objects, out IReadOnlyList<string>? bound) =>
        (bound = objects.Items(value)?.Select(item => objects.Text(item) ?? string.Empty).ToArray() ?? OfJson(value, objects)) is not null;
}
