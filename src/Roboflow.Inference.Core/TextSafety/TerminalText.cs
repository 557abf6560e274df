using System;
using System.Linq;

namespace Roboflow.Inference.TextSafety;

/// <summary>Makes untrusted text safe to show in a terminal.</summary>
internal static class TerminalText
{
    /// <summary>What stands for a character that is not shown.</summary>
    internal const char Substitute = '\uFFFD';

    /// <summary>The text with U+FFFD for each control character: a terminal would obey it.</summary>
    internal static string Harmless(string text) =>
        HasControl(text) ? new string([.. text.Select(c => char.IsControl(c) ? Substitute : c)]) : text;

    /// <summary>The same for what may have several lines.</summary>
    internal static string HarmlessLines(string text) =>
        string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(Harmless));

#if NET
    // Every text of an answer passes here: whole vectors are compared at once.
    private static bool HasControl(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0000', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');
#else
    private static bool HasControl(string text)
    {
        foreach (var character in text.AsSpan())
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }
#endif
}
