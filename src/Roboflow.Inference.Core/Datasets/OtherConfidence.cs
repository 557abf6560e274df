using System.Buffers.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>The confidence of an entry in JSON under another name than the format's own.</summary>
internal struct OtherConfidence
{
    private SeenMembers _seen;
    private int _order;

    /// <summary>The number of the name that counts first, or null.</summary>
    internal double? Value { get; private set; }

    /// <summary>A name whose value is not a number, or null. It can be something else, so the entry is still read.</summary>
    internal string? Unread { get; private set; }

    /// <summary>Reads the value at the reader's position; false if the entry has the name twice.</summary>
    internal bool TryRead(ref Utf8JsonReader reader, string name)
    {
        var order = ConfidenceNames.IndexOf(name);
        if (!_seen.TryAdd(order))
        {
            return false;
        }

        if (NumberAt(ref reader) is not { } number)
        {
            Unread = reader.TokenType == JsonTokenType.Null ? Unread : name;
        }
        else if (Value is null || order < _order)
        {
            (Value, _order) = (number, order);
        }

        reader.Skip();
        return true;
    }

    /// <summary>Returns the warning about a name that is not read where there is no confidence.</summary>
    internal static string WarningOf(string unread) =>
        $"there is no score, so the confidence is 1. A member that was not read, because it is not a number: {unread}.";

    // Some tools write numbers as texts.
    private static double? NumberAt(ref Utf8JsonReader reader) =>
        (reader.TokenType == JsonTokenType.Number ? reader.TryNumber(out var number)
            : Utf8Parser.TryParse(reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default, out number, out var used)
                & used == reader.ValueSpan.Length) && FiniteNumber.Is(number)
                ? number
                : null;
}
