using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>The size of the image that an answer states: <c>"image": { "width": 640, "height": 480 }</c>.</summary>
internal sealed class AnswerSize
{
    internal int? Width { get; private set; }

    internal int? Height { get; private set; }

    internal (int? Width, int? Height) Sides => (Width, Height);

    /// <summary>Reads the object at the reader's position; anything else leaves the size as it is.</summary>
    /// <exception cref="RoboflowException">InvalidResult: a side is stated twice.</exception>
    internal void Read(ref Utf8JsonReader reader)
    {
        bool hasWidth = false, hasHeight = false;
        int? width = null, height = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Name();
            _ = reader.Read();
            if (name.SequenceEqual("width"u8))
            {
                AnswerReader.RequireOnce(!hasWidth, name);
                hasWidth = true;
                width = Side(reader.WholeNumber());
            }
            else if (name.SequenceEqual("height"u8))
            {
                AnswerReader.RequireOnce(!hasHeight, name);
                hasHeight = true;
                height = Side(reader.WholeNumber());
            }
            else
            {
                reader.Skip();
            }
        }

        // Never one side of this image and one of another.
        (Width, Height) = hasWidth || hasHeight ? (width, height) : Sides;
    }

    private static int? Side(int? pixels) => pixels >= 1 ? pixels : null;
}
