using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>The confidence of an entry in JSON under another name than the format's own.</summary>
internal struct OtherConfidence
{
    private string? _first;
    private HashSet<string>? _names;
    private int _order;

    /// <summary>The number of the name that counts first, or null.</summary>
    internal double? Value { get; private set; }

    /// <summary>The name of <see cref="Value"/> in the file.</summary>
    internal string? Name { get; private set; }

    /// <summary>A name whose value is not a number, or null. It can be something else, so the entry is still read.</summary>
    internal string? Unread { get; private set; }

    /// <summary>Reads the value at the reader's position; false if the entry has the name twice. Of two spellings the first counts.</summary>
    internal bool TryRead(ref Utf8JsonReader reader, string name)
    {
        // A set is for the few entries with several names, because a file has millions with one.
        if (_first is not null && !(_names ??= new(StringComparer.Ordinal) { _first }).Add(name))
        {
            return false;
        }

        _first ??= name;
        var order = ConfidenceNames.IndexOf(name);
        if (NumberAt(ref reader) is not { } number)
        {
            Unread = reader.TokenType == JsonTokenType.Null ? Unread : name;
        }
        else if (Value is null || order < _order)
        {
            (Value, Name, _order) = (number, name, order);
        }

        reader.Skip();
        return true;
    }

    /// <summary>Returns the warning about a name that is not read where there is no confidence.</summary>
    internal static string WarningOf(string unread) =>
        $"there is no score, so the confidence is 1. A member that was not read, because it is not a number: {unread}.";

    /// <summary>Returns the finite number at the reader's position, which some tools write as a text; null for anything else.</summary>
    internal static double? NumberAt(ref Utf8JsonReader reader) =>
        (reader.TokenType == JsonTokenType.Number ? reader.TryNumber(out var number)
            : Utf8Parser.TryParse(reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default, out number, out var used)
                & used == reader.ValueSpan.Length) && FiniteNumber.Is(number)
                ? number
                : null;
}
