using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;
using Table = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, object>>;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The settings of a data.yaml for labels: class names, and the shape of key points.</summary>
internal sealed class YoloDataYaml
{
    /// <summary>Class names by number; empty if the file has none.</summary>
    internal IReadOnlyDictionary<int, string> Names { get; private init; } = new Dictionary<int, string>();

    /// <summary>Warnings about a setting or class that is set twice, of which the last counts; an invalid shape; and names that are empty,
    /// repeated, or more or fewer than stated.</summary>
    internal IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>The number of key points per object and of numbers per key point, or null.</summary>
    internal (int Count, int Numbers)? KeypointShape { get; private init; }

    /// <summary>The names of the key points by class, in the order of the points; for <see cref="EveryClass"/>, those of the other classes.
    /// Lists are not copied, because many classes can refer to one.</summary>
    internal IReadOnlyDictionary<int, List<object>> KeypointNames { get; private init; } = new Dictionary<int, List<object>>();

    internal const int EveryClass = -1;

    private static readonly string[] SplitNames = ["train", "val", "valid", "test", "minival"];

    /// <summary>The folders, lists or patterns of each split's images, relative to <see cref="Base"/>.</summary>
    internal IReadOnlyList<(string Name, string Path)> Splits { get; private init; } = [];

    /// <summary>The folder of the splits, relative to that of the file; empty if it is that one.</summary>
    internal string Base { get; private init; } = string.Empty;

    /// <exception cref="YoloConfigurationException">The file is not readable YAML.</exception>
    internal static YoloDataYaml Parse(TextReader text)
    {
        var root = YamlTree.Load(text) as Table ?? [];

        // Some tools put everything into a section.
        var sections = root.Select(e => e.Value).OfType<Table>().Prepend(root).ToArray();
        var twice = RepeatedSetting(root);
        var names = sections.Select(s => NamesOf(Value(s, "names"), ref twice)).FirstOrDefault(n => n.Count > 0) ?? [];
        var stated = sections.Select(s => Number(Value(s, "nc"))).FirstOrDefault(n => n is not null);
        var otherCount = names.Count == 0 || stated is null || stated == names.Count || stated == names.Keys.Max() + 1 ? null
            : $"nc is {stated}, but there {(names.Count == 1 ? "is" : "are")} {Counted.Of(names.Count, "name")}. The names are used.";
        var shapes = sections.Select(s => Value(s, "kpt_shape")).Where(s => s is List<object> or Table || (s is string text && !IsNothing(text))).ToArray();
        var shape = shapes.Select(ShapeOf).FirstOrDefault(s => s is not null);
        var noShape = shapes.Length > 0 && shape is null ? "kpt_shape is not two numbers such as [17, 3], so key points are not read." : null;
        return new YoloDataYaml
        {
            Names = names,
            KeypointShape = shape,
            Base = Value(root, "path") as string ?? string.Empty,
            Splits = [.. SplitNames.SelectMany(name => (Value(root, name) as List<object> ?? [Value(root, name)!]).OfType<string>()
                .Where(path => path.Length > 0 && !IsNothing(path)).Select(path => (name, path)))],
            KeypointNames = KeypointNamesOf(sections.Select(s => Value(s, "kpt_names")).FirstOrDefault(n => n is List<object> or Table)),
            Warnings = [.. new[] { twice, noShape, otherCount, UnclearName(names) }.OfType<string>()],
        };
    }

    /// <summary>Reads a file that is not used, of which no error is told; null if that fails.</summary>
    internal static YoloDataYaml? TryRead(string file, CancellationToken cancellation)
    {
        try
        {
            using var stream = new CancelableStream(RegularFile.OpenRead(file), cancellation);
            using var text = TextSource.Open(stream);
            return stream.Length is > 0 and <= YoloReader.MaximumConfigurationBytes ? Parse(text) : null;
        }
        catch (Exception e) when (e is YoloConfigurationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Returns a warning about the first class whose name is empty, that of another class, or two in one; null if there is none.</summary>
    internal static string? UnclearName(IReadOnlyDictionary<int, string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, name) in names.OrderBy(n => n.Key).Select(n => (n.Key, n.Value)))
        {
            if (name.IndexOf(TextSource.ByteOrderMark) >= 0)
            {
                return $"the name of class {number} has a byte order mark in it, as of two files that were joined without the end of a line.";
            }

            if (name.Length == 0 || numbers.ContainsKey(name))
            {
                return name.Length == 0 ? $"the name of class {number} is empty." : $"the classes {numbers[name]} and {number} have the same name, '{name}'.";
            }

            numbers.Add(name, number);
        }

        return null;
    }

    /// <summary>Returns a name in YAML's double quotes: as in JSON, but without escapes for characters beyond 16 bits, because YAML
    /// treats two escapes as two characters.</summary>
    internal static string Quote(string name)
    {
        var text = new StringBuilder(name.Length + 2).Append('"');
        foreach (var c in name)
        {
            _ = c is '"' or '\\' ? text.Append('\\').Append(c)
                : char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE'
                    ? text.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)c)
                    : text.Append(c);
        }

        return text.Append('"').ToString();
    }

    private static string? RepeatedSetting(Table root) =>
        Array.Find(["names", "kpt_shape", "kpt_names"], key => root.Count(e => e.Key == key) > 1) is { } key
            ? $"{key} is set twice. The last one is used."
            : null;

    private static object? Value(Table table, string key) => table.LastOrDefault(e => e.Key == key).Value;

    // A list, or a table of numbers and names, of texts or of tables with a name; or a single name.
    private static Dictionary<int, string> NamesOf(object? names, ref string? twice)
    {
        var numbered = new Dictionary<int, string>();
        var repeated = twice;
        if (names is List<object> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Add(list[i] is Table entry && Number(Value(entry, "id")) is { } id ? id : i, list[i]);
            }
        }
        else if (names is Table table)
        {
            foreach (var entry in table.Where(e => Number(e.Key) is not null))
            {
                Add(Number(entry.Key)!.Value, entry.Value);
            }
        }
        else if (names is string { Length: > 0 } file && ForeignText.IsFileOfNames(file))
        {
            repeated ??= $"names is the name of a file, '{file}', not a list of names.";
        }
        else if ((names as string)?.TrimEnd('\r', '\n') is { Length: > 0 } name)
        {
            numbered[0] = name;
            repeated ??= name.IndexOfAny([',', '\r', '\n']) < 0 && !ForeignText.IsJson(name) ? null
                : $"names is a text, not a list: '{name}' is the name of one class. Write a list such as [cat, dog], without quotation marks around it.";
        }

        twice = repeated;
        return numbered;

        void Add(int number, object entry)
        {
            if ((entry is Table named ? Value(named, "name") : entry) is not string text)
            {
                return;
            }

            if (number < 0)
            {
                repeated ??= $"the name '{text}' is not used, because no class has the number {number.ToString(CultureInfo.InvariantCulture)}.";
                return;
            }

            if (numbered.TryGetValue(number, out var other) && other != text)
            {
                repeated ??= $"the class {number} is named twice: '{other}' and '{text}'. The last one is used.";
            }

            numbered[number] = text;
        }
    }

    // A list for each class, or one for all.
    private static Dictionary<int, List<object>> KeypointNamesOf(object? names)
    {
        var byClass = new Dictionary<int, List<object>>();
        if (names is List<object> every)
        {
            byClass[EveryClass] = every;
        }

        foreach (var entry in names as Table ?? [])
        {
            if (Number(entry.Key) is >= 0 and var number && entry.Value is List<object> list)
            {
                byClass[number] = list;
            }
        }

        return byClass;
    }

    private static (int Count, int Numbers)? ShapeOf(object? shape) =>
        shape is List<object> { Count: 2 } list && Side(list[0]) is > 0 and var count && Side(list[1]) is 2 or 3 ? (count, Side(list[1])!.Value) : null;

    // Some tools write 17.0.
    private static int? Side(object? text) =>
        double.TryParse(text as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var side) && side is > 0 and < 1_000_000 && side == (int)side
            ? (int)side
            : null;

    private static bool IsNothing(string text) => text.ToUpperInvariant() is "" or "~" or "NULL" or "NONE" or "FALSE";

    private static int? Number(object? text)
        => int.TryParse(text as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
