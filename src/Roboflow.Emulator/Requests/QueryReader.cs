using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>Reads query parameters like the server: the last value of a name counts, and all malformed values are listed at once.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly List<MalformedParameter> _malformed = [];

    /// <summary>Returns the last value of a name; null if it was not sent.</summary>
    internal static string? Last(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[^1] : null;

    internal string? Text(string name) => Last(query, name);

    internal double Number(string name, double fallback)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Refuse(name, "float_parsing", "Input should be a valid number, unable to parse string as a number", fallback);
    }

    internal int Whole(string name, int fallback)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : Refuse(name, "int_parsing", "Input should be a valid integer, unable to parse string as an integer", fallback);
    }

    internal bool Switch(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null or "FALSE" or "OFF" or "NO" or "N" or "F" or "0" => false,
        "TRUE" or "ON" or "YES" or "Y" or "T" or "1" => true,
        _ => Refuse(name, "bool_parsing", "Input should be a valid boolean, unable to interpret input", false),
    };

    /// <exception cref="EmulatorFault">422: a value was malformed.</exception>
    internal void RequireWellFormed()
    {
        if (_malformed.Count > 0)
        {
            throw EmulatorFault.Malformed(_malformed);
        }
    }

    private T Refuse<T>(string name, string type, string message, T fallback)
    {
        _malformed.Add(new MalformedParameter(name, message, type));
        return fallback;
    }
}
