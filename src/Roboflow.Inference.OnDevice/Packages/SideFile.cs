using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Json;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Reads the small files next to a model, with a size limit.</summary>
internal static class SideFile
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <exception cref="ModelFileException">The file is too large, damaged or of another kind, or cannot be read.</exception>
    internal static string ReadText(string path)
    {
        try
        {
            using var bytes = new MemoryStream(BoundedFile.ReadAllBytes(path, MostBytes));
            if (ForeignText.CauseOf(bytes) is { } cause)
            {
                throw new InvalidDataException(cause);
            }

            using var reader = TextSource.Open(
                bytes,
                new TextWatch(
                    static () => throw new InvalidDataException("It is neither UTF-8 nor UTF-16."),
                    static () => throw new InvalidDataException("It contains NUL characters; was it damaged, for example by a power failure?")));
            return reader.ReadToEnd();
        }
        catch (InvalidDataException e)
        {
            throw new ModelFileException(ModelFileFailure.Invalid, $"'{path}' cannot be used: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(ModelFileFailure.Unreadable, $"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the object in a file.</summary>
    /// <exception cref="ModelFileException">The file is not a JSON object, or cannot be read.</exception>
    internal static void ReadObject(string path, Action<JsonElement> read) => ReadObject($"'{path}'", ReadText(path), read);

    /// <summary>Reads the object in a text.</summary>
    /// <param name="place">The place of the text, for errors.</param>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads the object, which is valid until it returns.</param>
    /// <exception cref="ModelFileException">The text is not a JSON object.</exception>
    internal static void ReadObject(string place, string text, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            read(document.RootElement switch
            {
                { ValueKind: not JsonValueKind.Object } => throw new JsonException("It is not an object."),
                var root when root.RepeatedMember() is { } name => throw new JsonException($"It has two members named {name}."),
                var root => root,
            });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // JsonElement reports half of a character, such as \ud800, as an invalid operation when the text is taken from it.
            throw new ModelFileException(ModelFileFailure.Invalid, $"{place} is not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>An object's member, or null.</summary>
    internal static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>Text, or null.</summary>
    internal static string? Text(this JsonElement? of) => of is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A number, which can be written as text, or null.</summary>
    internal static double? Number(this JsonElement? of) => of switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
        { ValueKind: JsonValueKind.String } text
            when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    /// <summary>A length in pixels, or null.</summary>
    internal static int? Pixels(this JsonElement? of) => of.Number() is >= 1 and <= 16384 and var length ? (int)length : null;

    /// <summary>Whether an object exists and is not disabled.</summary>
    internal static bool IsEnabled(this JsonElement? of) =>
        of is { ValueKind: JsonValueKind.Object } step && step.Member("enabled") is not { ValueKind: JsonValueKind.False };

    /// <summary>A size of <c>width</c> and <c>height</c>, or null.</summary>
    internal static (int Width, int Height)? Size(this JsonElement? of) =>
        of is { } size && size.Member("width").Pixels() is { } width && size.Member("height").Pixels() is { } height ? (width, height) : null;
}
