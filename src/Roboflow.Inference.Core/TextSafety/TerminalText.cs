using System.Linq;

namespace Roboflow.Inference.TextSafety;

/// <summary>Text of others as a terminal may show it.</summary>
internal static class TerminalText
{
    /// <summary>What stands for a character that is not shown.</summary>
    internal const char Substitute = '\uFFFD';

    /// <summary>The text with U+FFFD for each control character: a terminal would obey it.</summary>
    internal static string Harmless(string text) =>
        text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? Substitute : c)]) : text;

    /// <summary>The same for what may have several lines.</summary>
    internal static string HarmlessLines(string text) =>
        string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(Harmless));
}
