using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>Makes names of files that every system takes.</summary>
internal static class SafeFileName
{
    // What Windows refuses is left out everywhere, so that the files can be copied there.
    private static readonly char[] Refused = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"];

    /// <summary>
    /// One name without any folder in it, whatever the text was. As in an address, % and a number stand for what a name
    /// cannot hold, so that two texts are never one name.
    /// </summary>
    internal static string Of(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            _ = Stays(text, i) ? name.Append(text[i]) : name.Append('%').Append(((int)text[i]).ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.Length == 0 ? "_" : name.ToString();
    }

    private static bool Stays(string text, int i) => text[i] switch
    {
        // A dot in front hides a file, and Windows drops dots and blanks at the end.
        ' ' or '.' => i > 0 && i < text.Length - 1,
        '%' => !Uri.IsHexEncoding(text, i),

        // Alone it stands for no text at all.
        '_' => text.Length > 1,
        var c when char.IsSurrogate(c) => char.IsSurrogatePair(text, i) || (i > 0 && char.IsSurrogatePair(text, i - 1)),
        var c => !char.IsControl(c) && !Refused.Contains(c) && !(i == 0 && IsDevice(text)),
    };

    private static bool IsDevice(string text) =>
        Devices.Contains(
            text.Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '\u00B9', '\u00B2', '\u00B3', ' '),
            StringComparer.OrdinalIgnoreCase);
}
