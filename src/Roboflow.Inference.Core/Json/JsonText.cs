using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>Writes JSON for data sets: UTF-8 without a byte order mark, with as few escapes as JSON allows.</summary>
internal static class JsonText
{
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    internal static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>Appends the output of <paramref name="write"/> to the stream.</summary>
    internal static void Append(Stream stream, Action<Utf8JsonWriter> write)
    {
        // A writer directly on a file would flush it at every entry.
        using var entry = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(entry, Options))
        {
            write(writer);
        }

        entry.WriteTo(stream);
    }

    internal static void Append(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Returns the JSON text of one value.</summary>
    internal static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        Append(stream, write);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
