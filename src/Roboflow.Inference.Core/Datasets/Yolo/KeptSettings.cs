using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The settings of a data.yaml that is replaced, other than those that are written: the user's <c>val</c>, and <c>kpt_shape</c>,
/// without which kept labels with key points cannot be read.
/// </summary>
internal static class KeptSettings
{
    // A stream, a document and its table.
    private const int RootDepth = 3;

    private static readonly HashSet<string> Written = ["path", "train", "nc", "names"];

    /// <summary>Returns the text of a new configuration, followed by the other settings of the file that it replaces.</summary>
    internal static string AddTo(string text, string file)
    {
        if (!File.Exists(file))
        {
            return text;
        }

        using var stream = RegularFile.OpenRead(file);
        try
        {
            // The first reading is bounded in depth; the last one is of an alias whose anchor is no longer there.
            var old = stream.Length <= YoloReader.MaximumConfigurationBytes ? TextSource.Open(stream).ReadToEnd() : string.Empty;
            _ = YoloDataYaml.Parse(new StringReader(old));
            var both = text + Others(old);
            _ = YoloDataYaml.Parse(new StringReader(both));
            return both;
        }
        catch (YoloConfigurationException)
        {
            return text;
        }
    }

    // As they are written, because the reader does not tell a number from a text in quotation marks.
    private static string Others(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var others = new StringBuilder();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        int depth = 0, from = 0;
        bool isKey = true, isOther = false;
        while (parser.MoveNext() && parser.Current is { } entry)
        {
            if (depth < RootDepth && entry is NodeEvent and not MappingStart { Style: MappingStyle.Block })
            {
                break;
            }

            if (depth == RootDepth && (isKey || entry is MappingEnd))
            {
                var line = (int)entry.Start.Line - 1;
                foreach (var kept in isOther ? lines.Skip(from).Take(line - from) : [])
                {
                    others.Append(kept).Append('\n');
                }

                from = line;
                isOther = entry is Scalar key && !Written.Contains(key.Value);
            }

            isKey = depth == RootDepth ? !isKey : isKey;
            depth += entry.NestingIncrease;
        }

        return others.ToString();
    }
}
