using System;
using System.Text;

namespace Roboflow.Inference.Hosted;

/// <summary>A query string with escaped values; parameters without a value are omitted.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();

    internal QueryText Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length == 0 ? string.Empty : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
