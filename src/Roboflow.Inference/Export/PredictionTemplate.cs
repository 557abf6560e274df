using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Export;

/// <summary>A text with a prediction's properties in braces, for example <c>{Class} {Confidence:P0}</c>; two braces are one of the text.</summary>
internal sealed class PredictionTemplate
{
    private const string Parts = @"\{\{|\}\}|\{(?<name>[^{}:]*)(:(?<format>[^{}]*))?\}|[{}]";

    // Numbers are written alike everywhere, and a percentage as people write it: 87%, not the invariant culture's 87 %.
    private static readonly NumberFormatInfo Numbers = new() { PercentPositivePattern = 1, PercentNegativePattern = 1 };

    private static readonly Dictionary<string, Func<Prediction, object?>> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Class"] = p => p.Class,
        ["ClassId"] = p => p.ClassId,
        ["Confidence"] = p => p.Confidence,
        ["DetectionId"] = p => p.DetectionId,
        ["Model"] = p => p.Model,
        ["X"] = p => p.X,
        ["Y"] = p => p.Y,
        ["Width"] = p => p.Width,
        ["Height"] = p => p.Height,
        ["Left"] = p => p.Left,
        ["Top"] = p => p.Top,
        ["Right"] = p => p.Right,
        ["Bottom"] = p => p.Bottom,
        ["Name"] = p => p.Path is null ? null : System.IO.Path.GetFileNameWithoutExtension(p.Path),
    };

    private readonly string _text;

    /// <exception cref="FormatException">A brace is alone, a name is none of a prediction's, or a format is none for its value.</exception>
    internal PredictionTemplate(string text)
    {
        _text = text;
        _ = Format(new Prediction { Class = "class", ClassId = 0, Confidence = 1, DetectionId = "id", Model = "model/1", Path = "image.jpg" }, 1);
    }

    /// <param name="prediction">What fills the braces.</param>
    /// <param name="index">What fills <c>{Index}</c>: the number within the image, from 1.</param>
    internal string Format(Prediction prediction, int index) => Regex.Replace(
        _text, Parts, m => m.Value switch
        {
            "{{" => "{",
            "}}" => "}",
            "{" or "}" => throw new FormatException($"'{_text}' has a brace without its other half. A brace of the text itself is written twice."),
            _ => Value(m, prediction, index),
        }, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string Value(Match match, Prediction prediction, int index)
    {
        var name = match.Groups["name"].Value;
        var value = name.Equals("Index", StringComparison.OrdinalIgnoreCase) ? index
            : Properties.TryGetValue(name, out var property) ? property(prediction)
            : throw new FormatException($"{{{name}}} is no property of a prediction: {string.Join(", ", Properties.Keys.Append("Index"))} are.");
        var format = match.Groups["format"].Value;
        return value switch
        {
            IFormattable number => number.ToString(format, Numbers),
            string when format.Length > 0 => throw new FormatException($"{{{name}}} is text, and takes no format such as '{format}'."),
            _ => value as string ?? string.Empty,
        };
    }
}
