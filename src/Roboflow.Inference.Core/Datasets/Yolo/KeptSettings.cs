using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Table = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, object>>;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The settings of a configuration that is no longer read, because a data.yaml is written in its place or counts before it, other than those
/// that are written: the user's <c>val</c>, and <c>kpt_shape</c>, without which kept labels with key points cannot be read.
/// </summary>
internal sealed class KeptSettings
{
    // A stream, a document and its table.
    private const int RootDepth = 3;

    // The maximum number of folders or lists to name in a warning.
    private const int MostNamed = 5;

    private static readonly HashSet<string> Written = ["path", "train", "nc", "names"];

    private static readonly HashSet<string> OfKeypoints = ["kpt_shape", "kpt_names", "flip_idx"];

    private readonly string _file;
    private readonly bool _isAbove;
    private readonly Table _old = [];
    private readonly bool _isUnreadable;

    /// <summary>Returns the settings of the configurations that are no longer read after a new one is written into a folder.</summary>
    /// <exception cref="KeptFilesException">The settings cannot be kept.</exception>
    internal static KeptSettings[] Of(IEnumerable<string> files, string folder)
    {
        var all = files.Select(f => new KeptSettings(f, isAbove: !FolderPaths.Comparer.Equals(Path.GetDirectoryName(f), folder))).ToArray();
        return Array.FindAll(all, s => s.Others is not null) is [var one, var two, ..]
            ? throw new KeptFilesException($"{one._file} and {two._file} both have other settings than names, which cannot be kept in one file.")
            {
                Advice = $"Write all settings into {one._file}, or delete one of these files.",
            }
            : all;
    }

    /// <param name="file">The configuration.</param>
    /// <param name="isAbove">Whether it is in a folder above: its paths are not those of the new one's folder, only its key points are kept.</param>
    /// <exception cref="KeptFilesException">The settings cannot be kept.</exception>
    private KeptSettings(string file, bool isAbove)
    {
        (_file, _isAbove) = (file, isAbove);
        using var stream = RegularFile.OpenRead(file);
        if (stream.Length > YoloReader.MaximumConfigurationBytes)
        {
            _isUnreadable = true;
            return;
        }

        using var text = TextSource.Open(stream, new(() => throw KeptFilesException.Unreadable(file), () => throw KeptFilesException.Damaged(file)));
        var old = YamlTree.WithoutMarks(text.ReadToEnd());
        old += old.EndsWith("\n", StringComparison.Ordinal) ? string.Empty : "\n";
        try
        {
            // This reading is bounded in depth.
            var root = YamlTree.Load(new StringReader(old));
            _old = root as Table ?? [];
            _isUnreadable = root is not null && root is not Table;
        }
        catch (YoloConfigurationException)
        {
            _isUnreadable = true;
            return;
        }

        var read = YoloDataYaml.Parse(new StringReader(old));
        if (!isAbove)
        {
            (Data, Names, HasSplits) = (read, read.Names, read.Splits.Any(s => IsOther(s.Name)));
        }

        var shape = read.KeypointShape;
        HasKeypoints = shape is not null;
        if ((OthersOf(_old).FirstOrDefault() ?? (shape is null ? null : "kpt_shape")) is { } first)
        {
            Others = OthersIn(old);
            var kept = "nc: 0\n" + Others;
            if (Others is null || !OthersOf(_old).SequenceEqual(OthersOf(Read(kept)))
                || YoloDataYaml.Parse(new StringReader(kept)).KeypointShape != shape)
            {
                throw new KeptFilesException($"{file} has other settings than names, such as '{first}', in a style in which they cannot be kept, such as "
                    + "braces or references.")
                {
                    Advice = "Write each setting on lines of its own, such as 'val: images/val', or delete that file.",
                };
            }
        }
    }

    /// <summary>What the configuration said; null of a folder above, or if it is unreadable.</summary>
    internal YoloDataYaml? Data { get; }

    /// <summary>The names of the classes; none of a folder above.</summary>
    internal IReadOnlyDictionary<int, string> Names { get; } = new Dictionary<int, string>();

    /// <summary>Whether there are other splits than <c>train</c>, whose labels can be elsewhere, such as on another disk, and have the numbers of the names.</summary>
    internal bool HasSplits { get; }

    /// <summary>Whether they include the shape of key points.</summary>
    internal bool HasKeypoints { get; }

    /// <summary>The lines of the other settings, to add to the new ones.</summary>
    internal string? Others { get; }

    /// <summary>Returns a warning about what is no longer as it was, or null.</summary>
    /// <param name="images">The number of images in the new list for training.</param>
    /// <param name="names">The new classes, in the order of their numbers.</param>
    internal string? Change(int images, IReadOnlyList<string> names)
    {
        if (_isAbove)
        {
            return Others is null ? null : $"{_file}: {YoloForm.ConfigurationFile} in the folder below is now read instead, with its key points.";
        }

        if (_isUnreadable)
        {
            return $"{_file} was not a readable data.yaml, so its settings are not kept.";
        }

        string train = Text("train"), path = Text("path").TrimEnd('/', '\\'), folder = Path.GetDirectoryName(_file)!;
        string[] changes =
        [
            .. train is "" or YoloForm.ImagesFile or "./" + YoloForm.ImagesFile ? Array.Empty<string>()
                : [$"train was '{train}' and is now {YoloForm.ImagesFile} with {Counted.Of(images, "image")}"],
            .. path is "" or "." || path == folder ? Array.Empty<string>()
                : [$"path was '{path}' and is now this folder, in which val and test are searched"],
            .. Names.Where(n => HasSplits && (n.Key >= names.Count || names[n.Key] != n.Value)).Take(1)
                .Select(n => $"class {n.Key} was '{n.Value}' and is now {(n.Key < names.Count ? $"'{names[n.Key]}'" : "no class")}, also in labels elsewhere"),
        ];
        var isHidden = Path.GetFileName(_file) != YoloForm.ConfigurationFile && (Others is not null || changes.Length > 0);
        var hidden = $"{YoloForm.ConfigurationFile} is now read instead" + (Others is null ? string.Empty : ", with its other settings");
        return isHidden || changes.Length > 0 ? $"{_file}: {string.Join("; ", isHidden ? changes.Prepend(hidden) : changes)}." : null;
    }

    private string Text(string key) => _old.LastOrDefault(e => e.Key == key).Value switch
    {
        string text => text,
        List<object> list => string.Join(", ", list.OfType<string>().Take(MostNamed)) + (list.Count > MostNamed ? ", ..." : string.Empty),
        Table => "a table",
        _ => string.Empty,
    };

    private bool IsOther(string key) => _isAbove ? OfKeypoints.Contains(key) : !Written.Contains(key);

    private IEnumerable<string> OthersOf(Table table) => table.Select(e => e.Key).Where(IsOther);

    private static Table Read(string text)
    {
        try
        {
            return YamlTree.Load(new StringReader(text)) as Table ?? [];
        }
        catch (YoloConfigurationException)
        {
            return [];
        }
    }

    // As they are written, because the reader does not tell a number from a text in quotation marks. Null if they are not on lines of their own.
    private string? OthersIn(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var others = new StringBuilder();
        var replaced = new HashSet<AnchorName>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        int depth = 0, from = 0;
        bool isKey = true, isOther = false;
        while (parser.MoveNext() && parser.Current is { } entry)
        {
            if (depth < RootDepth && entry is NodeEvent and not MappingStart { Style: MappingStyle.Block })
            {
                return null;
            }

            if (depth == RootDepth && (isKey || entry is MappingEnd))
            {
                var line = (int)entry.Start.Line - 1;
                foreach (var kept in isOther ? lines.Skip(from).Take(line - from) : [])
                {
                    others.Append(kept).Append('\n');
                }

                from = line;
                isOther = entry is Scalar key && IsOther(key.Value);
                if (entry is MappingEnd)
                {
                    break;
                }
            }

            // A reference to what is replaced would lead nowhere.
            if (isOther && entry is AnchorAlias alias && replaced.Contains(alias.Value))
            {
                return null;
            }

            if (!isOther && entry is NodeEvent { Anchor.IsEmpty: false } node)
            {
                replaced.Add(node.Anchor);
            }

            isKey = depth == RootDepth ? !isKey : isKey;
            depth += entry.NestingIncrease;
        }

        // No further document can follow.
        return lines.Skip(from).All(l => l.Trim() is "" or "..." || l.TrimStart()[0] == '#') ? others.ToString() : null;
    }
}
