using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// An untrusted YAML file as texts, lists and tables. Depth and number of nodes are limited, and an alias is the node itself
/// instead of a copy, so that a small file cannot expand.
/// </summary>
internal sealed class YamlTree
{
    private const int MostDepth = 32;
    private const int MostNodes = 200_000;

    private readonly IParser _parser;
    private readonly Dictionary<string, object> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlTree(TextReader text) => _parser = new Parser(new Scanner(text, skipComments: true));

    /// <summary>Returns the first document of a file: a string, a <c>List</c>, or a <c>List</c> of key and value pairs for a table.
    /// A null is an empty string, as where nothing is written.</summary>
    /// <exception cref="YoloConfigurationException">The file is not YAML, is nested too deeply, or has too many entries.</exception>
    internal static object? Load(TextReader text)
    {
        var all = WithoutMarks(text.ReadToEnd());
        if (ForeignText.MergeMarkIn(all) is > 0 and var line)
        {
            throw new YoloConfigurationException(ForeignText.MergeConflict, line);
        }

        var start = all.Length - all.TrimStart().Length;
        var lines = all.Substring(start).Split(['\r', '\n'], 2);
        var isAlone = lines[0].IndexOf(": ", StringComparison.Ordinal) < 0 && (lines.Length == 1 || string.IsNullOrWhiteSpace(lines[1]));
        if (ForeignText.CauseOfNames(lines[0].TrimEnd(), isAlone) is { } cause)
        {
            throw new YoloConfigurationException(cause, all.Take(start).Count(c => c == '\n') + 1);
        }

        var tree = new YamlTree(new StringReader(all));
        try
        {
            while (tree._parser.MoveNext())
            {
                if (tree._parser.Current is NodeEvent)
                {
                    return tree.Read(0);
                }
            }

            return null;
        }
        catch (YamlException e)
        {
            throw new YoloConfigurationException("this is not readable YAML: " + e.Message, e.Start.Line);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // Other exceptions of the library for damaged files.
            throw new YoloConfigurationException("this is not readable YAML.", tree._parser.Current?.End.Line ?? 0);
        }
    }

    /// <summary>Returns a text without byte order marks at the beginning of lines, where files were joined.</summary>
    internal static string WithoutMarks(string text) => text.IndexOf(TextSource.ByteOrderMark) < 0 ? text
        : string.Join("\n", text.Split('\n').Select(l => l.TrimStart(TextSource.ByteOrderMark)));

    // The parser is at the node.
    private object Read(int depth)
    {
        if (depth > MostDepth || ++_nodes > MostNodes)
        {
            throw new YoloConfigurationException(
                depth > MostDepth ? $"entries are nested deeper than {MostDepth}." : $"there are more than {MostNodes} entries.",
                _parser.Current?.Start.Line ?? 0);
        }

        if (_parser.Current is AnchorAlias alias)
        {
            return _anchors.TryGetValue(alias.Value.Value, out var node) ? node : string.Empty;
        }

        var start = (NodeEvent)_parser.Current!;
        object read = start switch
        {
            Scalar { IsPlainImplicit: true, Value: "~" or "null" or "Null" or "NULL" } => string.Empty,
            Scalar scalar => scalar.Value,
            SequenceStart => ReadList(depth),
            _ => ReadTable(depth),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = read;
        }

        return read;
    }

    private List<object> ReadList(int depth)
    {
        var list = new List<object>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            list.Add(Read(depth + 1));
        }

        return list;
    }

    private List<KeyValuePair<string, object>> ReadTable(int depth)
    {
        var table = new List<KeyValuePair<string, object>>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Read(depth + 1) as string;
            _ = _parser.MoveNext();
            var value = Read(depth + 1);
            table.Add(new(key ?? string.Empty, value));
        }

        return table;
    }
}
