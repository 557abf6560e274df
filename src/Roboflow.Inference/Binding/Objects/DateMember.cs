using System;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>
/// A date in place of a text. ConvertFrom-Json makes dates of texts that look like them; as a text again such a name, for example
/// of a class, would be another one.
/// </summary>
internal static class DateMember
{
    internal static bool Is(object? value) => value is DateTime or DateTimeOffset;

    internal static string Describe(string name) =>
        $"its {name} is a date, not a text (ConvertFrom-Json makes dates of texts that look like them, unless you use -DateKind String)";
}
