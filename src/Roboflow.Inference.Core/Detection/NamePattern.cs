using System;

namespace Roboflow.Inference.Detection;

/// <summary>A class name from user input, which can be a pattern.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="IsMatch">Whether a name matches the text as a pattern.</param>
internal sealed record NamePattern(string Text, Func<string, bool> IsMatch)
{
    /// <summary>Whether the name is exactly the text, ignoring case.</summary>
    internal bool Is(string name) => string.Equals(name, Text, StringComparison.OrdinalIgnoreCase);
}
