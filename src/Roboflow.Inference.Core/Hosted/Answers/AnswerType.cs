using System;
using System.Linq;
using System.Net.Http.Headers;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>
/// An answer's stated media type and character set. .NET drops the whole header for an empty parameter, as in
/// <c>application/json;</c>, which the standard allows, and for any other flaw after the type.
/// </summary>
/// <param name="Media">The media type, or an empty text.</param>
/// <param name="Charset">The character set, or null.</param>
/// <param name="Stated">The type to show: whole if it has a flaw, because half a key would not be recognized as one.</param>
internal readonly record struct AnswerType(string Media, string? Charset, string Stated)
{
    private const string CharsetParameter = "charset=";

    internal bool IsJson => Media.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether it is an image, in which no key is looked for, and so not a type such as <c>image/json</c>, which would be read.</summary>
    internal bool IsImage => Media.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !IsJson;

    internal static AnswerType Of(HttpContentHeaders headers)
    {
        if (headers.ContentType is { MediaType: { } media } type)
        {
            return new AnswerType(media, type.CharSet, media);
        }

        var stated = headers.TryGetValues("Content-Type", out var values) ? values.First() : string.Empty;
        var parts = stated.Split(';');
        var charset = parts.Skip(1).Select(p => p.Trim()).FirstOrDefault(p => p.StartsWith(CharsetParameter, StringComparison.OrdinalIgnoreCase));
        return new AnswerType(parts[0].Trim(), charset?.Substring(CharsetParameter.Length), stated.TrimEnd(';', ' '));
    }
}
