using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>Reads texts of which few are different, and makes each once.</summary>
internal sealed class TextCache
{
    private const int Most = 16;

    private readonly List<(byte[] Written, string? Text)> _known = [];

    /// <summary>The same as <see cref="JsonTokens.Text"/>.</summary>
    internal string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return reader.Text();
        }

        foreach (var (written, known) in _known)
        {
            if (reader.ValueSpan.SequenceEqual(written))
            {
                return known;
            }
        }

        var text = reader.Text();
        if (_known.Count < Most)
        {
            _known.Add((reader.ValueSpan.ToArray(), text));
        }

        return text;
    }
}
