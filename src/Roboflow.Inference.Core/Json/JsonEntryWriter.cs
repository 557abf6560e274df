using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>
/// Appends JSON objects to a stream, with one writer and one buffer for all of them, because a data set has hundreds of
/// thousands. A writer directly on a file would flush it at every entry.
/// </summary>
internal sealed class JsonEntryWriter : IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly Stream _stream;
    private readonly MemoryStream _buffer = new(2 * FlushAt);
    private readonly Utf8JsonWriter _writer;

    internal JsonEntryWriter(Stream stream)
    {
        _stream = stream;
        _writer = new Utf8JsonWriter(_buffer, JsonText.Options);
    }

    /// <summary>Begins an entry, which is one JSON value.</summary>
    /// <param name="before">The text before the entry.</param>
    internal Utf8JsonWriter Begin(ReadOnlySpan<byte> before)
    {
        foreach (var character in before)
        {
            _buffer.WriteByte(character);
        }

        _writer.Reset();
        return _writer;
    }

    /// <summary>Ends the entry.</summary>
    internal void End()
    {
        _writer.Flush();
        if (_buffer.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Appends raw text.</summary>
    internal void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _buffer.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Writes the buffer to the stream.</summary>
    internal void Flush()
    {
        _buffer.WriteTo(_stream);
        _buffer.SetLength(0);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _buffer.Dispose();
    }
}
