using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Roboflow.Inference.Fields;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>A template with a prediction's properties in braces, for example <c>{Class} {Confidence:P0}</c>; a double brace is a literal
/// brace.</summary>
internal sealed class PredictionTemplate
{
    private const string Parts = @"\{\{|\}\}|\{(?<name>[^{}:]*)(:(?<format>[^{}]*))?\}|[{}]";

    // Numbers are the same in all cultures, with percentages as 87%, not the invariant culture's 87 %.
    private static readonly NumberFormatInfo Numbers = new() { PercentPositivePattern = 1, PercentNegativePattern = 1 };

    // All fields that are text or numbers, and properties calculated from them.
    private static readonly Dictionary<string, Func<Prediction, object?>> Properties = FieldList<Prediction>.All.Where(f => f.IsNumber || f.IsText)
        .ToDictionary(f => f.Name, f => (Func<Prediction, object?>)f.Value, StringComparer.OrdinalIgnoreCase);

    static PredictionTemplate()
    {
        Properties[nameof(Prediction.Left)] = p => p.Left;
        Properties[nameof(Prediction.Top)] = p => p.Top;
        Properties[nameof(Prediction.Right)] = p => p.Right;
        Properties[nameof(Prediction.Bottom)] = p => p.Bottom;
        Properties[nameof(Prediction.Area)] = p => p.Area ?? Math.Round(p.Width * p.Height, 6);
        Properties["Name"] = p => p.Path is null ? null : PathText.StemOf(p.Path);
    }

    private readonly List<Part> _parts = [];

    /// <exception cref="FormatException">A brace is unmatched, a property name is unknown, or a format is invalid for its value.</exception>
    internal PredictionTemplate(string text)
    {
        var end = 0;
        foreach (Match match in Regex.Matches(text, Parts, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            _parts.Add(new Part(text.Substring(end, match.Index - end)));
            _parts.Add(match.Value switch
            {
                "{{" => new Part("{"),
                "}}" => new Part("}"),
                "{" or "}" => throw new FormatException($"'{text}' has an unmatched brace. For a literal brace, write it twice."),
                _ => new Part(match.Groups["name"].Value, Bounded(match.Groups["format"].Value)),
            });
            end = match.Index + match.Length;
        }

        _parts.Add(new Part(text.Substring(end)));
        _ = Format(Sample(), 1);
    }

    /// <param name="prediction">The prediction whose properties replace the braces.</param>
    /// <param name="index">The value of <c>{Index}</c>: the number within the image, from 1.</param>
    internal string Format(Prediction prediction, int index) =>
        string.Concat(_parts.Select(part => part.Format is null ? part.Text : Value(part.Text, part.Format, prediction, index)));

    // .NET would write a label of a gigabyte for F999999999.
    private static string Bounded(string format) =>
        format.Length > 3 && char.IsLetter(format[0]) && format.Skip(1).All(char.IsDigit) && format.Substring(1).TrimStart('0').Length > 2
            ? throw new FormatException($"The format '{format}' has more than 99 digits.")
            : format;

    // A format is tested with a value of every field, so that an invalid one is an error before the first image.
    private static Prediction Sample()
    {
        var sample = new Prediction();
        foreach (var field in FieldList<Prediction>.All.Where(f => f.IsNumber || f.IsText))
        {
            field.FromCell("1", sample);
        }

        return sample;
    }

    private static string Value(string name, string format, Prediction prediction, int index)
    {
        var value = name.Equals("Index", StringComparison.OrdinalIgnoreCase) ? index
            : Properties.TryGetValue(name, out var property) ? property(prediction)
            : throw new FormatException($"{{{name}}} is not a property of a prediction. Use one of {string.Join(", ", Properties.Keys.Append("Index"))}.");
        return value switch
        {
            IFormattable number => Text(number, name, format),
            string when format.Length > 0 => throw new FormatException($"{{{name}}} is text and does not accept a format such as '{format}'."),
            _ => value as string ?? string.Empty,
        };
    }

    private static string Text(IFormattable number, string name, string format)
    {
        try
        {
            return number.ToString(format, Numbers);
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{format}' is not a format for {{{name}}}, which is a number.", e);
        }
    }

    /// <summary>A part of the template: text, or a property's name with its format.</summary>
    private sealed record Part(string Text, string? Format = null);
}
