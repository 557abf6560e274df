using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Json;

/// <summary>Reads optional fields: numbers can be strings, and any field can be null, missing or of another type.</summary>
internal static class JsonFields
{
    internal static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>
    /// Returns the name of a member that an object, or an object inside it, has twice; null for none. Of such members,
    /// <see cref="Field"/> finds only the last.
    /// </summary>
    internal static string? RepeatedMember(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(RepeatedMember).FirstOrDefault(name => name is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                return TerminalText.Harmless(member.Name);
            }

            if (member.Value.RepeatedMember() is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    internal static double? Number(this JsonElement element, string name)
    {
        var value = element.Field(name);
        return Finite(value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var written) => written,
            JsonValueKind.String => Parse(value.GetString()!),
            _ => double.NaN,
        });
    }

    internal static int? WholeNumber(this JsonElement element, string name) => Whole(element.Number(name));

    /// <summary>Reads a number from a string; NaN for anything else.</summary>
    internal static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;

    internal static double? Finite(double number) => FiniteNumber.Is(number) ? number : null;

    internal static int? Whole(double? number) => number is { } known && Math.Abs(known) < int.MaxValue ? (int)Math.Round(known) : null;

    /// <summary>Returns a text or a number as written, without control characters.</summary>
    internal static string? Text(this JsonElement element, string name)
    {
        var value = element.Field(name);
        return value.ValueKind switch
        {
            JsonValueKind.String => TerminalText.Harmless(value.GetString()!),
            JsonValueKind.Number => value.GetRawText(),
            _ => null
        };
    }

    /// <summary>Reads Unix seconds, milliseconds, or an ISO 8601 date.</summary>
    internal static DateTimeOffset? Time(this JsonElement element, string name)
    {
        // Milliseconds below this are before 1973, and seconds above it are after the year 5138.
        const double FirstMillisecond = 1e11;
        const double Last = 4e12;
        return element.Number(name) switch
        {
            >= FirstMillisecond and < Last and var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds),
            > 0 and < FirstMillisecond and var seconds => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)),
            _ => DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
        };
    }
}
