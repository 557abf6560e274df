using System;
using System.Collections.Generic;
using System.Text.Json;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Json;

/// <summary>Reads texts of which few are different, and makes each once.</summary>
internal sealed class TextCache
{
    private const int Most = 16;

    private readonly List<(byte[] Written, string? Text)> _known = [];

    /// <summary>Whether a text had control characters, which were replaced.</summary>
    internal bool HasReplaced { get; private set; }

    /// <summary>The same as <see cref="JsonTokens.Text"/>, for a text that is not repeated.</summary>
    internal string? Once(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? Harmless(reader.GetString()!) : reader.Text();

    /// <summary>Replaces control characters.</summary>
    internal string Harmless(string written)
    {
        var text = TerminalText.Harmless(written);
        HasReplaced |= !ReferenceEquals(text, written);
        return text;
    }

    /// <summary>The same as <see cref="JsonTokens.Text"/>.</summary>
    internal string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return Once(ref reader);
        }

        foreach (var (written, known) in _known)
        {
            if (reader.ValueSpan.SequenceEqual(written))
            {
                return known;
            }
        }

        var text = Once(ref reader);
        if (_known.Count < Most)
        {
            _known.Add((reader.ValueSpan.ToArray(), text));
        }

        return text;
    }
}
