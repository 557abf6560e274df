using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using Roboflow.Inference.Files;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Reads the name of a TrueType or OpenType font, because Pango needs a font's name instead of its file.</summary>
internal static class FontFile
{
    private const int Family = 1;
    private const int Style = 2;

    // Fonts of all of Unicode have 30 MB, collections of them 100.
    private const long MostBytes = 1 << 28;

    /// <summary>Returns family and style in Pango's format, for example <c>DejaVu Sans, Bold</c>.</summary>
    /// <exception cref="InvalidFontException">The file cannot be read or is not a font.</exception>
    internal static string ReadDescription(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException("It is a folder.");
            }

            ImageFile.RequireLength(path);
            var font = LinkedFile.Of(path).Length <= MostBytes ? File.ReadAllBytes(path) : throw new IOException("It is larger than 256 MB.");
            var names = TableOf(font, "name");
            var family = NameOf(font, names, Family) ?? throw new InvalidFontException($"The font {path} has no name.");
            var style = NameOf(font, names, Style);

            // The comma ends the family, whose last word could otherwise be interpreted as a style.
            return $"{family}, {(style is "Regular" ? string.Empty : style)}".TrimEnd();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InvalidFontException($"The font {path} cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new InvalidFontException($"{path} is not a TrueType or OpenType font.", e);
        }
    }

    private static int TableOf(ReadOnlySpan<byte> font, string tag)
    {
        // A collection begins with the offsets of its fonts; the first one is used.
        var start = font.Slice(0, 4).SequenceEqual("ttcf"u8) ? Offset(font, 12) : 0;
        var count = Short(font, start + 4);
        for (var i = 0; i < count; i++)
        {
            var record = start + 12 + (i * 16);
            if (Encoding.ASCII.GetString(font.Slice(record, 4).ToArray()) == tag)
            {
                return Offset(font, record + 8);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(tag));
    }

    private static string? NameOf(ReadOnlySpan<byte> font, int table, int id)
    {
        var count = Short(font, table + 2);
        var strings = table + Short(font, table + 4);
        for (var i = 0; i < count; i++)
        {
            // Platform 3 is Windows, with names in UTF-16, which every current font has; 0x409 is English.
            var record = table + 6 + (i * 12);
            if (Short(font, record) == 3 && Short(font, record + 4) == 0x409 && Short(font, record + 6) == id)
            {
                return Encoding.BigEndianUnicode.GetString(font.Slice(strings + Short(font, record + 10), Short(font, record + 8)).ToArray());
            }
        }

        return null;
    }

    private static int Short(ReadOnlySpan<byte> font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.Slice(at));

    private static int Offset(ReadOnlySpan<byte> font, int at) => BinaryPrimitives.ReadInt32BigEndian(font.Slice(at));
}
