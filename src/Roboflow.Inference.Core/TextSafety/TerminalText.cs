using System;
using System.Linq;

namespace Roboflow.Inference.TextSafety;

/// <summary>Makes untrusted text safe to display in a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The replacement for a character that is not displayed.</summary>
    internal const char Substitute = '\uFFFD';

    // Several lines of a terminal, and more than any path that a person types.
    private const int Longest = 1000;

    /// <summary>Replaces each control character by U+FFFD, because a terminal would execute it.</summary>
    internal static string Harmless(string text) =>
        HasControl(text) ? new string([.. text.Select(c => char.IsControl(c) ? Substitute : c)]) : text;

    /// <summary>The same for text that can have several lines.</summary>
    internal static string HarmlessLines(string text) =>
        string.Join("\n", text.Replace("\r\n", "\n").Split('\n').Select(Harmless));

    /// <summary>The beginning and the end of a message that quotes untrusted text of any length.</summary>
    internal static string Short(string message) =>
        message.Length <= Longest ? message : message.Substring(0, Longest / 2) + " \u2026 " + message.Substring(message.Length - (Longest / 2));

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
