using System;
using System.IO;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>
/// Reads NUL characters in succession as one end of a line, and reports them: after a power failure, a part of a file can be zeros.
/// As white space they would join what is left of two lines.
/// </summary>
internal sealed class NulFilter(TextReader inner, Action tell) : TextReader
{
    private readonly char[] _one = new char[1];
    private bool _isAfterNul;

    /// <inheritdoc/>
    public override int Read() => Read(_one, 0, 1) > 0 ? _one[0] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        int read, kept;
        do
        {
            read = inner.Read(buffer, index, count);
            kept = Filter(buffer.AsSpan(index, read));
        }
        while (kept == 0 && read > 0);
        return kept;
    }

    private int Filter(Span<char> text)
    {
        if (!_isAfterNul && text.IndexOf('\0') < 0)
        {
            return text.Length;
        }

        var kept = 0;
        foreach (var character in text)
        {
            if (character != '\0')
            {
                text[kept++] = character;
            }
            else if (!_isAfterNul)
            {
                tell();
                text[kept++] = '\n';
            }

            _isAfterNul = character == '\0';
        }

        return kept;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
