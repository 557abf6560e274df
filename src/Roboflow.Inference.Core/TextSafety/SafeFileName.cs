using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>Creates file names that are valid on every system.</summary>
internal static class SafeFileName
{
    // Characters that Windows rejects are avoided on all systems, so that the files can be copied to Windows.
    private static readonly char[] Refused = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"];

    /// <summary>
    /// Returns a file name without a folder for any text. As in a URL, invalid characters become % and a number, so that
    /// different texts never give the same name.
    /// </summary>
    internal static string Of(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            _ = IsValidAt(text, i) ? name.Append(text[i]) : name.Append('%').Append(((int)text[i]).ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.Length == 0 ? "_" : name.ToString();
    }

    private static bool IsValidAt(string text, int i) => text[i] switch
    {
        // A leading dot hides a file, and Windows removes trailing dots and spaces.
        ' ' or '.' => i > 0 && i < text.Length - 1,
        '%' => !Uri.IsHexEncoding(text, i),

        // A single underscore represents an empty text.
        '_' => text.Length > 1,
        var c when char.IsSurrogate(c) => char.IsSurrogatePair(text, i) || (i > 0 && char.IsSurrogatePair(text, i - 1)),
        var c => !char.IsControl(c) && !Refused.Contains(c) && !(i == 0 && IsDevice(text)),
    };

    private static bool IsDevice(string text) =>
        Devices.Contains(
            text.Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '\u00B9', '\u00B2', '\u00B3', ' '),
            StringComparer.OrdinalIgnoreCase);
}
