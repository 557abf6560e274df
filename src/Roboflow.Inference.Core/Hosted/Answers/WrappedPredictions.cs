using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Recognizes predictions within another object, as a workflow's output has them: <c>{ "predictions": [...], "image": {...} }</c>.</summary>
internal static class WrappedPredictions
{
    /// <summary>Whether the value at the reader's position is an object with predictions, and not one of labels by their names.</summary>
    /// <param name="reader">A copy, at the value's first token.</param>
    internal static bool AreIn(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        // Without any label, only the list of the classes tells that it is a classification.
        bool isEmpty = false, hasClasses = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.Name().SequenceEqual("predictions"u8);
            var isClasses = reader.Name().SequenceEqual("predicted_classes"u8);
            _ = reader.Read();
            if (isFound && !IsEmpty(reader))
            {
                // A class can have this name. A label's members are numbers and texts, but those of an object of labels are objects.
                return reader.TokenType == JsonTokenType.StartArray || AreIn(reader) || (reader.TokenType == JsonTokenType.StartObject && reader.Read()
                    && reader.TokenType == JsonTokenType.PropertyName && reader.Read() && reader.TokenType == JsonTokenType.StartObject);
            }

            isEmpty |= isFound;
            hasClasses |= isClasses && reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
        }

        return isEmpty && hasClasses;
    }

    private static bool IsEmpty(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.EndObject;
}
