using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Fields;

/// <summary>Reads outlines, key points and masks from the text that is shown for them, which <c>Export-Csv</c> writes to its cells.</summary>
internal static class ShownText
{
    private const string Number = @"-?[0-9]+(?:\.[0-9]+)?";
    private static readonly Regex PointText = Of($"^(?<x>{Number}) (?<y>{Number})$");
    private static readonly Regex KeypointText = Of($@"^(?:(?<name>.+) )?(?<percent>{Number})% \((?<x>{Number}), (?<y>{Number})\)$");
    private static readonly Regex MaskText = Of("^(?<x>[0-9]{1,9}) x (?<y>[0-9]{1,9}) (?<counts>[^ ]+)$");

    /// <summary>Returns the items of a list's text, or null if it is not the text of such a list.</summary>
    internal static TRecord[]? Items<TRecord>(string text)
        where TRecord : class
    {
        var items = Array.ConvertAll(text.Split(["; "], StringSplitOptions.None), t => Item(typeof(TRecord), t) as TRecord);
        return Array.IndexOf(items, null) < 0 ? [.. items.OfType<TRecord>()] : null;
    }

    /// <summary>Returns the mask of a text, or null if it is not the text of one.</summary>
    internal static PredictionMask? Mask(string text) => MaskText.Match(text) is { Success: true } m
        ? new PredictionMask { Width = (int)Value(m, "x"), Height = (int)Value(m, "y"), Counts = m.Groups["counts"].Value }
        : null;

    private static object? Item(Type type, string text)
    {
        if (type == typeof(PredictionPoint) && PointText.Match(text) is { Success: true } point)
        {
            return new PredictionPoint { X = Value(point, "x"), Y = Value(point, "y") };
        }

        if (type != typeof(PredictionKeypoint) || KeypointText.Match(text) is not { Success: true } match)
        {
            return null;
        }

        // A key point without a name is shown with its number.
        var name = match.Groups["name"] is { Success: true } group ? group.Value : null;
        var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return new PredictionKeypoint
        {
            X = Value(match, "x"),
            Y = Value(match, "y"),
            Confidence = Value(match, "percent") / 100,
            Class = isNumber ? null : name,
            ClassId = isNumber ? number : null,
        };
    }

    private static double Value(Match match, string group) => double.Parse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
