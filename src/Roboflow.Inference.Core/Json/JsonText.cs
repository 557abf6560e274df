using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Roboflow.Inference.Json;

/// <summary>Writes JSON as data sets have it: UTF-8 without a mark, and characters as themselves where JSON allows.</summary>
internal static class JsonText
{
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    internal static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>Appends what <paramref name="write"/> writes to the stream.</summary>
    internal static void Append(Stream stream, Action<Utf8JsonWriter> write)
    {
        // A writer that stands on a file flushes it at every entry.
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

    /// <summary>The JSON text of one value.</summary>
    internal static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        Append(stream, write);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
