using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Fields;

/// <summary>
/// The text that is shown for outlines, key points and masks, and read back: <c>Export-Csv</c> writes it to its cells. It has every
/// digit of a number.
/// </summary>
internal static class ShownText
{
    private const string Number = @"-?[0-9]+(?:\.[0-9]+)?(?:E[-+]?[0-9]{1,4})?";
    private static readonly Regex PointText = Of($"^(?<x>{Number}) (?<y>{Number})$");
    private static readonly Regex KeypointText = Of($@"^(?:(?<label>.+) )?(?<percent>{Number})% \((?<x>{Number}), (?<y>{Number})\)$");
    private static readonly Regex LabelText = Of(@"^(?:(?<name>.+) )?\[(?<id>-?[0-9]{0,10})\]$");

    // ConvertTo-Json joins the items with spaces below its -Depth, so the first ones would be the name of the last.
    // Begins at the first digit of a number only, or each of many digits would be one.
    private static readonly Regex JoinedText = Of($@"(?<![0-9]){Number}% \({Number}, {Number}\),? [^\[]");
    private static readonly Regex MaskText = Of("^(?<x>[0-9]{1,9}) x (?<y>[0-9]{1,9}) (?<counts>[^ ]+)$");

    /// <summary>Returns the text of a point, such as <c>60.5 70</c>.</summary>
    internal static string Of(PredictionPoint point) => $"{CellText.Of(point.X)} {CellText.Of(point.Y)}";

    /// <summary>Returns the text of a key point, such as <c>nose [0] 98.7% (60.5, 70)</c>.</summary>
    internal static string Of(PredictionKeypoint point) =>
        $"{LabelOf(point)}{PercentOf(point.Confidence)}% ({CellText.Of(point.X)}, {CellText.Of(point.Y)})";

    /// <summary>Returns the items of a list's text, or null if it is not the text of such a list.</summary>
    internal static TRecord[]? Items<TRecord>(string text)
        where TRecord : class => Read(() =>
        {
            var items = Array.ConvertAll(text.Split(["; "], StringSplitOptions.None), t => Item(typeof(TRecord), t) as TRecord);
            return Array.IndexOf(items, null) < 0 ? items.OfType<TRecord>().ToArray() : null;
        });

    /// <summary>Returns the mask of a text, or null if it is not the text of one.</summary>
    internal static PredictionMask? Mask(string text) => Read(() => MaskText.Match(text) is { Success: true } m
        ? new PredictionMask { Width = WholeOf(m.Groups["x"].Value)!.Value, Height = WholeOf(m.Groups["y"].Value)!.Value, Counts = m.Groups["counts"].Value }
        : null);

    // No text that is shown takes the time that an expression has, so it is not one of ours, and is the error of one cell or object.
    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static object? Item(Type type, string text)
    {
        var match = (type == typeof(PredictionPoint) ? PointText : KeypointText).Match(text);
        if (!match.Success || JoinedText.IsMatch(match.Groups["label"].Value)
            || Value(match.Groups["x"].Value) is not { } x || Value(match.Groups["y"].Value) is not { } y)
        {
            return null;
        }

        if (type == typeof(PredictionPoint))
        {
            return new PredictionPoint { X = x, Y = y };
        }

        var (name, id) = ReadLabel(match.Groups["label"].Value);
        return Value(Shifted(match.Groups["percent"].Value, -2)) is { } confidence && ConfidenceRange.Contains(confidence)
            ? new PredictionKeypoint { X = x, Y = y, Confidence = confidence, Class = name, ClassId = id }
            : null;
    }

    // The name with the number in brackets, or the number alone. A name that would be read as something else gets empty brackets.
    private static string LabelOf(PredictionKeypoint point)
    {
        if (point.Class is null)
        {
            return point.ClassId is { } alone ? CellText.Of(alone) + " " : string.Empty;
        }

        var name = TerminalText.Harmless(point.Class);
        var number = point.ClassId is { } id ? $"[{CellText.Of(id)}]" : ReadLabel(name) == (name, null) ? string.Empty : "[]";
        return string.Concat(new[] { name, number }.Where(part => part.Length > 0).Select(part => part + " "));
    }

    private static (string? Name, int? Id) ReadLabel(string label)
    {
        if (label.Length == 0 || WholeOf(label) is not null)
        {
            return (null, WholeOf(label));
        }

        var match = LabelText.Match(label);
        var id = WholeOf(match.Groups["id"].Value);
        return match.Success && (id is not null || match.Groups["id"].Length == 0) ? (match.Groups["name"].Value, id) : (label, null);
    }

    private static int? WholeOf(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Neither multiplied nor divided, so that it is the same number when it is read.
    private static string PercentOf(double fraction)
    {
        var text = CellText.Of(fraction);
        return text.IndexOf('E') >= 0 ? Shifted(text, 2)
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? (exact * 100).ToString("0.0###########################", CultureInfo.InvariantCulture)
            : text;
    }

    private static string Shifted(string number, int places)
    {
        var end = number.IndexOf('E');
        return end < 0 ? $"{number}E{CellText.Of(places)}" : number.Substring(0, end + 1) + CellText.Of((WholeOf(number.Substring(end + 1)) ?? 0) + places);
    }

    // .NET Framework refuses what is too large, .NET reads it as infinite.
    private static double? Value(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && FiniteNumber.Is(number) ? number : null;

    // Each expression is linear, so only a busy machine takes long: a cell that could be read must not fail there.
    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(30));
}
