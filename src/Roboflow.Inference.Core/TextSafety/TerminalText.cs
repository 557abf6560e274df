using System;
using System.Linq;

namespace Roboflow.Inference.TextSafety;

/// <summary>Makes untrusted text safe to display in a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The replacement for a character that is not displayed.</summary>
    internal const char Substitute = '\uFFFD';

    /// <summary>Replaces each control character by U+FFFD, because a terminal would execute it.</summary>
    internal static string Harmless(string text) =>
        HasControl(text) ? new string([.. text.Select(c => char.IsControl(c) ? Substitute : c)]) : text;

    /// <summary>The same for text that can have several lines.</summary>
    internal static string HarmlessLines(string text) =>
        string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(Harmless));

#if NET
    // Vectorized, because every text of an answer is checked here.
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
