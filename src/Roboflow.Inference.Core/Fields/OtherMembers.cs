using System;
using System.Collections;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Fields;

/// <summary>
/// The members of a piped row that have the class or the confidence under the name of another tool, such as <c>label</c> or <c>conf</c>. They
/// count only if the row has no member with a name of its own, and only with a value that can be one.
/// </summary>
internal static class OtherMembers
{
    /// <summary>Returns the name of the member that has the value, as the row has it; null if there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="objects">Its reader.</param>
    /// <param name="property">The property of a prediction.</param>
    /// <param name="own">Its own names, which count even if they are empty.</param>
    internal static string? Find(RowMembers row, IObjectReader objects, string property, string[] own)
    {
        row.List();
        return row.NameOf(own) is not null ? null
            : property == nameof(Prediction.Class) ? ClassOf(row, objects)
            : property == nameof(Prediction.Confidence) ? ConfidenceOf(row, objects)
            : null;
    }

    /// <summary>Whether the value of a member that was found can be that of the property.</summary>
    internal static bool IsPossible(object? value, IObjectReader objects, string property) =>
        property != nameof(Prediction.Confidence) || (objects.Number(value) is { } number && ConfidenceRange.Contains(number));

    /// <summary>Whether the value of a class is a number, or the text of a whole one, as in a table.</summary>
    internal static bool IsNumber(object? value, IObjectReader objects) => value is not string || IsWhole(objects.Number(value));

    /// <summary>Returns the name of a member that is not read, but probably has the class of a row without one; null if there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="objects">Its reader.</param>
    /// <param name="isUnclear">Whether its name can be that of something else; otherwise its value is neither a text nor a number.</param>
    internal static string? Unread(RowMembers row, IObjectReader objects, out bool isUnclear)
    {
        var unclear = FirstOf(row, OtherNames.Ambiguous, value => value is string text && IsGiven(value, objects) && !CanBeFile(text));
        isUnclear = unclear is not null;
        return (unclear ?? FirstOf(row, OtherNames.OfClass, value => IsOfAnotherType(value, objects))) is { } name
            && row.NameOf(nameof(Prediction.Class)) is null && !HasNumber(row, objects) ? name : null;
    }

    // A number under such a name can be the place in another list, so the name of a class and the row's own number of it come first.
    private static string? ClassOf(RowMembers row, IObjectReader objects) =>
        FirstOf(row, OtherNames.OfClass, value => IsClass(value, objects) && !IsNumber(value, objects))
            ?? (FirstOf(row, OtherNames.OfClass, value => IsClass(value, objects)) is { } number && !HasNumber(row, objects) ? number : null);

    // A value that cannot be a confidence is an error if no other one can.
    private static string? ConfidenceOf(RowMembers row, IObjectReader objects) =>
        FirstOf(row, OtherNames.OfConfidence, value => IsGiven(value, objects) && IsPossible(value, objects, nameof(Prediction.Confidence)))
            ?? FirstOf(row, OtherNames.OfConfidence, value => IsGiven(value, objects));

    private static string? FirstOf(RowMembers row, string[][] names, Predicate<object?> isPossible)
    {
        foreach (var spellings in names)
        {
            if (row.NameOf(spellings) is { } name && isPossible(row.Value(name)))
            {
                return name;
            }
        }

        return null;
    }

    private static bool HasNumber(RowMembers row, IObjectReader objects) =>
        Array.Exists(OtherNames.OfClassId, name => IsWhole(objects.Number(row.Value(name))));

    private static bool IsClass(object? value, IObjectReader objects) => IsGiven(value, objects) && !(value is string text && ImageFolders.CanBeImage(text));

    // A list, another object, a date or a truth is neither a name nor a number. Tools write NaN for a missing value.
    private static bool IsGiven(object? value, IObjectReader objects) => objects.IsPlain(value) && !(value is string text && string.IsNullOrWhiteSpace(text))
        && (objects.Number(value) is not { } number || FiniteNumber.Is(number));

    private static bool IsOfAnotherType(object? value, IObjectReader objects) =>
        !objects.IsMissing(value) && !objects.IsPlain(value) && value is not ICollection { Count: 0 };

    private static bool IsWhole(double? number) => number is { } value && Math.Floor(value) == value;

    // St. Bernard is not a file.
    private static bool CanBeFile(string text) => text.IndexOfAny(['/', '\\']) >= 0
        || (PathText.ExtensionOf(text) is { Length: > 0 } extension && extension.IndexOf(' ') < 0);
}
