using System;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>A text, and which of its characters belong to secrets.</summary>
/// <param name="text">The text as written.</param>
internal sealed class MarkedText(string text)
{
    private const string Replacement = "***";

    private readonly bool[] _isSecret = new bool[text.Length];

    /// <summary>Marks characters of a layer of the text, as they are written.</summary>
    internal void Mark(EscapedText layer, int start, int length)
    {
        for (var i = layer.StartOf(start); i < layer.EndOf(start + length - 1); i++)
        {
            _isSecret[i] = true;
        }
    }

    /// <summary>Marks the beginning of a secret at the end of the text, which can be cut inside it, or in the escape of one of its characters.</summary>
    internal void MarkBeginning(EscapedText layer, string secret, int shortest)
    {
        foreach (var end in new[] { layer.Length, layer.StartOfCutEscape() })
        {
            for (var length = Math.Min(secret.Length, end); length >= shortest; length--)
            {
                if (layer.CommonLength(end - length, secret, 0) >= length)
                {
                    Mark(layer, end - length, length + layer.Length - end);
                    return;
                }
            }
        }
    }

    /// <summary>Returns the text without what is marked.</summary>
    public override string ToString()
    {
        if (Array.IndexOf(_isSecret, value: true) < 0)
        {
            return text;
        }

        var rest = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!_isSecret[i])
            {
                rest.Append(text[i]);
            }
            else if (i == 0 || !_isSecret[i - 1])
            {
                rest.Append(Replacement);
            }
        }

        return rest.ToString();
    }
}
