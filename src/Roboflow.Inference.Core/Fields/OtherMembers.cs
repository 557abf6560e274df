using System;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Fields;

/// <summary>
/// The members of a piped row that have the class or the confidence under the name of another tool, such as <c>label</c> or <c>conf</c>. Such a
/// name can mean something else, so it counts only if the row has no member with a name of its own, and only with a value that can be one.
/// </summary>
internal static class OtherMembers
{
    /// <summary>Returns the name of the member that has the value, as the row has it; null if there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="objects">Its reader.</param>
    /// <param name="property">The property of a prediction.</param>
    /// <param name="own">Its own names, which count even if they are empty.</param>
    internal static string? Find(object row, IObjectReader objects, string property, params string[] own)
    {
        var found = First(row, objects, property);
        return found is not null && objects.NameOf(row, own) is null ? found : null;
    }

    /// <summary>Whether the value of a member that was found can be that of the property.</summary>
    internal static bool IsPossible(object? value, IObjectReader objects, string property) =>
        property != nameof(Prediction.Confidence) || (objects.Number(value) is { } number && ConfidenceRange.Contains(number));

    private static string? First(object row, IObjectReader objects, string property)
    {
        // A text that is not a number is an error if there is no other confidence.
        string? unreadable = null;
        var isNumber = property == nameof(Prediction.Confidence);
        foreach (var spellings in OtherNames.InRowOf(property))
        {
            if (objects.NameOf(row, spellings) is not { } member || Plain(objects.Member(row, member), objects) is not { } value)
            {
                continue;
            }

            if (isNumber ? objects.Number(value) is not null : value is not string text || !IsOfFile(row, objects, spellings[0], text))
            {
                return member;
            }

            unreadable ??= isNumber ? member : null;
        }

        return unreadable;
    }

    // A list, another object, a date or a truth is neither a name nor a number.
    private static object? Plain(object? value, IObjectReader objects) => objects.IsPlain(value) && !objects.IsMissing(value) ? value : null;

    // The picture of a dog is often dog.jpg, so only a member called name can be the file's without its extension.
    private static bool IsOfFile(object row, IObjectReader objects, string name, string text) => ImageFolders.CanBeImage(text)
        || ((name == OtherNames.Ambiguous || text.IndexOf('.') >= 0) && Array.Exists(OtherNames.OfImageInRow, spellings =>
            objects.NameOf(row, spellings) is { } member && objects.Member(row, member) is string path && IsNameOf(path, text, name == OtherNames.Ambiguous)));

    // Rows can be those of another system.
    private static bool IsNameOf(string path, string text, bool canBeStem) => path.Replace('\\', '/') is var file
        && new[] { path, PathText.NameOf(file), canBeStem ? PathText.StemOf(file) : path }.Contains(text, StringComparer.OrdinalIgnoreCase);
}
