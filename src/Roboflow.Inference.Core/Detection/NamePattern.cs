using System;

namespace Roboflow.Inference.Detection;

/// <summary>A class name as the user wrote it, which may be a pattern.</summary>
/// <param name="Text">What the user wrote.</param>
/// <param name="IsMatch">Whether a name matches the text as a pattern.</param>
internal sealed record NamePattern(string Text, Func<string, bool> IsMatch)
{
    /// <summary>Whether the name is the text itself, brackets and all.</summary>
    internal bool Is(string name) => string.Equals(name, Text, StringComparison.OrdinalIgnoreCase);
}
