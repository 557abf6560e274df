using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>
/// Tells what a point or comma means in the numbers of a table. 1.234 is read with a decimal point and 1,234 with a decimal comma; what shows that it can
/// be a number of thousands is another number, of its row or else of its file.
/// </summary>
internal sealed class NumberStyle
{
    // By separator: the first number that certainly has it before its decimals, and the first that is read so without a sign that it has.
    private readonly Dictionary<char, Example> _known = [];
    private readonly Dictionary<char, Example> _doubtful = [];

    /// <summary>Looks at the numbers of a row.</summary>
    /// <param name="cells">Their texts.</param>
    /// <param name="line">The line of the row.</param>
    /// <param name="tell">Told the line of an earlier row, and why its number is doubtful.</param>
    /// <exception cref="FormatException">A number of the row can be one of thousands.</exception>
    internal void Check(IEnumerable<string> cells, int line, Action<int, string> tell)
    {
        var sure = new Dictionary<char, Example>();
        var open = new Dictionary<char, Example>();
        foreach (var text in cells)
        {
            if (text.IndexOfAny(['.', ',']) >= 0 && Classify(text.Trim(), line, out var isSure) is { } example)
            {
                var all = isSure ? sure : open;
                all[example.Separator] = all.TryGetValue(example.Separator, out var first) ? first : example;
            }
        }

        TellDoubtful(sure.Values, tell);
        foreach (var example in open.Values)
        {
            var other = Other(example.Separator);
            var hasOwn = sure.ContainsKey(example.Separator);
            if (sure.TryGetValue(other, out var against) || (!hasOwn && _known.TryGetValue(other, out against)))
            {
                throw new FormatException(Doubt(example, against));
            }

            if (!hasOwn && !_known.ContainsKey(example.Separator) && !_doubtful.ContainsKey(example.Separator))
            {
                _doubtful.Add(example.Separator, example);
            }
        }
    }

    private void TellDoubtful(IEnumerable<Example> sure, Action<int, string> tell)
    {
        foreach (var example in sure)
        {
            if (!_known.ContainsKey(example.Separator))
            {
                _known.Add(example.Separator, example);
            }

            var other = Other(example.Separator);
            if (_doubtful.TryGetValue(other, out var earlier))
            {
                tell(earlier.Line, $"{Doubt(earlier, example)} It and others like it before that line were read with a decimal {NameOf(other)}.");
                _ = _doubtful.Remove(other);
            }

            _ = _doubtful.Remove(example.Separator);
        }
    }

    private static string Doubt(Example doubtful, Example against) =>
        $"{doubtful.Text} can be a number of thousands or have a decimal {NameOf(doubtful.Separator)}, because {against.Text}"
            + (against.Line == doubtful.Line ? string.Empty : $" in line {against.Line}")
            + (against.IsGrouped ? " is one of thousands." : $" has a decimal {NameOf(against.Separator)}.");

    private static char Other(char separator) => separator == '.' ? ',' : '.';

    private static string NameOf(char separator) => separator == '.' ? "point" : "comma";

    // Null for what is no number.
    private static Example? Classify(string text, int line, out bool isSure)
    {
        int point = text.LastIndexOf('.'), comma = text.LastIndexOf(',');
        var separator = point > comma ? '.' : ',';
        isSure = true;
        if (point >= 0 && comma >= 0)
        {
            return text.All(c => c is (>= '0' and <= '9') or '.' or ',' or '-' or '+') ? new(text, line, separator) : null;
        }

        if (GroupsIn(text, separator) is > 1 and var groups)
        {
            isSure = groups > 2;
            return isSure ? new(text, line, Other(separator), IsGrouped: true) : new(text, line, separator);
        }

        return double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new(text, line, separator) : null;
    }

    // Two in 1.234, but none in 0.123.
    private static int GroupsIn(string text, char separator)
    {
        var groups = text.TrimStart('-', '+').Split(separator);
        return groups[0].Length is > 0 and < 4 && groups[0][0] != '0' && groups.All(g => g.All(c => c is >= '0' and <= '9'))
            && groups.Skip(1).All(g => g.Length == 3) ? groups.Length : 0;
    }

    private sealed record Example(string Text, int Line, char Separator, bool IsGrouped = false);
}
