using System.Globalization;

namespace Roboflow.Inference.Fields;

/// <summary>Flags as tools write them: words, 0 and 1, or numbers such as 1.0 and 2.</summary>
internal static class FlagText
{
    /// <summary>Returns the flag, or null for another text.</summary>
    internal static bool? Parse(string text) =>
        bool.TryParse(text, out var flag) ? flag
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number > 0
        : null;
}
