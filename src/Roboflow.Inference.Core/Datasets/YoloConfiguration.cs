using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// What a data.yaml says of the labels: names, as a list or a table, on one line or several, quoted or not, and the
/// shape of key points. It is a small part of YAML, and all that trainers write there.
/// </summary>
internal sealed class YoloConfiguration
{
    private const string Scalar = """(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}"'\s][^,\[\]{}]*)""";

    private static readonly Regex FlowItem = new($@"\s*(?:(?<key>\d+|""\d+""|'\d+')\s*:\s*)?(?<value>{Scalar})\s*(?:,|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex BlockItem = new("""^\s*(?:-|(?<key>\d+|"\d+"|'\d+')\s*:)\s+(?<value>.+)$""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<KeyValuePair<int, string>> _names = [];

    /// <summary>Names by their number; empty where the file has none.</summary>
    internal IReadOnlyDictionary<int, string> Names => _names.GroupBy(n => n.Key).ToDictionary(g => g.Key, g => g.Last().Value);

    /// <summary>Key points an object and numbers a key point, or null.</summary>
    internal (int Count, int Numbers)? KeypointShape { get; private set; }

    /// <exception cref="RegexMatchTimeoutException">The file is made to waste time.</exception>
    internal static YoloConfiguration Parse(IEnumerable<string> lines)
    {
        var configuration = new YoloConfiguration();
        string? section = null;
        var flow = new StringBuilder();
        foreach (var line in lines.Select(WithoutComment).Where(l => l.Length > 0))
        {
            if (flow.Length == 0 && !char.IsWhiteSpace(line[0]) && line[0] != '-' && line.IndexOf(':') is > 0 and var colon)
            {
                section = line.Substring(0, colon).Trim();
                flow.Append(line.Substring(colon + 1).Trim());
            }
            else if (flow.Length > 0)
            {
                flow.Append(' ').Append(line.Trim());
            }
            else if (section == "names" && BlockItem.Match(line) is { Success: true } item)
            {
                configuration.AddName(item);
            }

            if (flow.Length > 0 && (flow[0] is not ('[' or '{') || flow[flow.Length - 1] is ']' or '}'))
            {
                configuration.ReadFlow(section, flow.ToString());
                flow.Clear();
            }
        }

        return configuration;
    }

    /// <summary>A name in YAML's double quotes: as JSON has it, but a character beyond 16 bits is itself, because YAML takes two escapes for two characters.</summary>
    internal static string Quote(string name)
    {
        var text = new StringBuilder(name.Length + 2).Append('"');
        foreach (var c in name)
        {
            _ = c is '"' or '\\' ? text.Append('\\').Append(c)
                : char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE' ? text.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)c)
                : text.Append(c);
        }

        return text.Append('"').ToString();
    }

    private void ReadFlow(string? section, string flow)
    {
        var items = FlowItem.Matches(flow.Trim('[', ']', '{', '}', ' ')).Cast<Match>();
        if (section == "names")
        {
            foreach (var item in items)
            {
                AddName(item);
            }
        }
        else if (section == "kpt_shape" && items.Select(i => Number(i.Groups["value"].Value)).ToArray() is [{ } count, { } numbers] && count > 0 && numbers is 2 or 3)
        {
            KeypointShape = (count, numbers);
        }
    }

    private void AddName(Match item)
    {
        var number = item.Groups["key"].Success ? Number(item.Groups["key"].Value.Trim('"', '\'')) : _names.Count;
        if (number is { } key)
        {
            _names.Add(new(key, Unquote(item.Groups["value"].Value.Trim())));
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Unquote(string text) => text switch
    {
        ['"', .., '"'] => UnquoteJson(text),
        ['\'', .., '\''] => text.Substring(1, text.Length - 2).Replace("''", "'"),
        _ => text,
    };

    // YAML's double quotes are JSON's, but for a few escapes that nobody needs in a name.
    private static string UnquoteJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.GetString() ?? string.Empty;
        }
        catch (JsonException)
        {
            return text.Substring(1, text.Length - 2);
        }
    }

    // A number sign begins a comment only after a blank and outside quotes.
    private static string WithoutComment(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && quote == '\0' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line.Substring(0, i).TrimEnd();
            }

            if (line[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (line[i] is '"' or '\'' && (quote == '\0' || quote == line[i]))
            {
                quote = quote == '\0' ? line[i] : '\0';
            }
        }

        return line.TrimEnd();
    }
}
