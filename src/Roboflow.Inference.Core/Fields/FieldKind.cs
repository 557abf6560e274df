using System;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>How values of one type are written to JSON and to a cell, and read from them and from piped objects.</summary>
internal abstract class FieldKind<TValue>
{
    /// <summary>Whether the value is left out of files: null, or false.</summary>
    internal virtual bool IsAbsent(TValue? value) => value is null;

    internal abstract void Write(Utf8JsonWriter writer, TValue value);

    /// <exception cref="FormatException">The value has another type.</exception>
    internal abstract TValue Read(ref Utf8JsonReader reader, string name);

    /// <summary>The text of a CSV cell; JSON for what is neither a text nor a number.</summary>
    internal virtual string ToCell(TValue value) => JsonText.Of(w => Write(w, value));

    /// <exception cref="FormatException">The cell holds another type.</exception>
    /// <exception cref="JsonException">The cell is not JSON.</exception>
    internal virtual TValue FromCell(string cell, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(cell);
        var reader = new Utf8JsonReader(bytes);
        _ = reader.Read();
        return Read(ref reader, name);
    }

    /// <summary>The value of a piped object's member; false where it cannot be read, or is missing.</summary>
    internal abstract bool TryBind(object? value, IObjectReader objects, out TValue? bound);
}
