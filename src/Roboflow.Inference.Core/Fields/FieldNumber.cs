using System;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>Reads numbers from files, with specific errors.</summary>
internal static class FieldNumber
{
    private static readonly Regex Thousands = new(
        @"^\s*[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));

    /// <exception cref="FormatException">It is not a finite number.</exception>
    internal static double Read(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.Number && reader.TryNumber(out var number) ? Finite(number, name)
        : NonFiniteJson.NameOf(ref reader) is { } word ? throw new FormatException($"{name} is {word}.")
        : throw new FormatException($"{name} is not a number.");

    /// <exception cref="FormatException">It is not a finite number.</exception>
    internal static double FromCell(string cell, string name)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Finite(number, name);
        }

        throw new FormatException(Thousands.IsMatch(cell) ? $"{name} has a comma, for thousands or decimals: '{cell}'."
            : cell.IndexOf(',') >= 0 && double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"{name} has a decimal comma: '{cell}'."
            : $"{name} is not a number: '{cell}'.");
    }

    /// <exception cref="FormatException">It is not a whole number.</exception>
    internal static int Whole(double number, string name) =>
        number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number
            ? (int)number
            : throw new FormatException($"{name} is not a whole number.");

    private static double Finite(double number, string name) =>
        double.IsNaN(number) ? throw new FormatException($"{name} is NaN.")
        : double.IsInfinity(number) ? throw new FormatException($"{name} is infinite.")
        : number;
}
