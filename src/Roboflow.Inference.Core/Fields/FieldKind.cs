using System;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>Writes values of one type to JSON and CSV cells, and reads them from there and from piped objects.</summary>
internal abstract class FieldKind<TValue>
{
    /// <summary>Whether the value is omitted from files: null, or false.</summary>
    internal virtual bool IsAbsent(TValue? value) => value is null;

    internal abstract void Write(Utf8JsonWriter writer, TValue value);

    /// <exception cref="FormatException">The value has another type.</exception>
    internal abstract TValue Read(ref Utf8JsonReader reader, string name);

    /// <summary>Returns the text of a CSV cell; JSON for values that are neither text nor number.</summary>
    internal virtual string ToCell(TValue value) => JsonText.Of(w => Write(w, value));

    /// <exception cref="FormatException">The cell contains another type.</exception>
    /// <exception cref="JsonException">The cell is not JSON.</exception>
    internal virtual TValue FromCell(string cell, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(cell);
        var reader = new Utf8JsonReader(bytes);
        _ = reader.Read();
        var value = Read(ref reader, name);

        // Anything after the value makes the cell invalid.
        _ = reader.Read();
        return value;
    }

    /// <summary>Returns the value of a member that is JSON, as in a row of our own CSV that Import-Csv has read; default if it is not.</summary>
    private protected TValue? OfJson(object? value, IObjectReader objects)
    {
        try
        {
            return value is not null && objects.Text(value) is { } text && text[0] is '[' or '{' ? FromCell(text, string.Empty) : default;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Reads the value of a piped object's member; false if it cannot be read or is missing.</summary>
    internal abstract bool TryBind(object? value, IObjectReader objects, out TValue? bound);
}
