using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// The lists of a COCO file, each entry parsed on its own and forgotten again, so that the file's bytes are all that is
/// held. An entry that makes no sense is reported with its line and number, and the next one is read.
/// </summary>
internal sealed class CocoSections(byte[] json, Action<long, string> report)
{
    private static readonly string[] Lists = ["images", "categories", "annotations"];

    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private int _countedTo;
    private long _line = 1;

    private int Start => json is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    /// <summary>Finds the lists; false, and a report, where this is no COCO file.</summary>
    internal bool Find()
    {
        try
        {
            var reader = new Utf8JsonReader(json.AsSpan(Start));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                report(1, "this is no COCO data set, which is an object with images, annotations and categories; a bare list of results does not name its images.");
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string? name = null;
                foreach (var list in Lists)
                {
                    name = reader.ValueTextEquals(list) ? list : name;
                }

                reader.Read();
                if (name is not null && reader.TokenType == JsonTokenType.StartArray)
                {
                    _starts[name] = Start + (int)reader.TokenStartIndex;
                }

                reader.Skip();
            }

            return HasList("images");
        }
        catch (JsonException e)
        {
            report((e.LineNumber ?? 0) + 1, $"this is no JSON (character {e.BytePositionInLine + 1}).");
            return false;
        }
    }

    /// <summary>Gives each entry of a list to <paramref name="read"/>, which throws a FormatException that says what is wrong.</summary>
    internal void Read(string list, Action<JsonElement> read)
    {
        if (!_starts.TryGetValue(list, out var start))
        {
            return;
        }

        (_countedTo, _line) = (0, 1);
        var reader = new Utf8JsonReader(json.AsSpan(start));
        reader.Read();
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var at = start + (int)reader.TokenStartIndex;
            using var entry = JsonDocument.ParseValue(ref reader);
            try
            {
                if (entry.RootElement.ValueKind != JsonValueKind.Object)
                {
                    throw new FormatException("is no object");
                }

                read(entry.RootElement);
            }
            catch (FormatException e)
            {
                report(LineOf(at), $"{list}[{i}] {e.Message}.");
            }
            catch (InvalidOperationException)
            {
                report(LineOf(at), $"{list}[{i}] has a text that is not UTF-8.");
            }
        }
    }

    private bool HasList(string name)
    {
        if (!_starts.ContainsKey(name))
        {
            report(1, $"this is no COCO data set: it has no list of {name}.");
        }

        return _starts.ContainsKey(name);
    }

    // Entries come in the order of the file: only what lies between them is counted.
    private long LineOf(int position)
    {
        for (; _countedTo < position; _countedTo++)
        {
            if (json[_countedTo] == '\n')
            {
                _line++;
            }
        }

        return _line;
    }
}
