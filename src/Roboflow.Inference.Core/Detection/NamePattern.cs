using System;

namespace Roboflow.Inference.Detection;

/// <summary>A class name from user input, which can be a pattern.</summary>
/// <param name="Text">The text without spaces around it.</param>
/// <param name="IsMatch">Whether a name matches the text as a pattern.</param>
/// <param name="Written">The text as written: a model's class can begin or end with a space.</param>
internal sealed record NamePattern(string Text, Func<string, bool> IsMatch, string Written)
{
    /// <summary>Whether the name is exactly the text, ignoring case.</summary>
    internal bool Is(string name) =>
        string.Equals(name, Text, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Written, StringComparison.OrdinalIgnoreCase);
}
