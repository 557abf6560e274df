using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Reads the lines of a text file with any encoding and line ends; a line that is too long is skipped, not kept in memory.</summary>
internal static class TextLines
{
    /// <summary>The maximum length of a line: enough for a result with a drawing of 20 MB.</summary>
    internal const int MostCharacters = 32 << 20;

    internal static IEnumerable<TextLine> Read(Stream stream, int mostCharacters = MostCharacters, TextWatch? watch = null)
    {
        using var reader = TextSource.Open(stream, watch);
        var block = new char[1 << 14];
        var line = new char[256];
        int length = 0, number = 1, read;
        bool isTooLong = false, afterReturn = false;
        while ((read = reader.Read(block, 0, block.Length)) > 0)
        {
            var start = 0;
            if (afterReturn && block[0] == '\n')
            {
                start = 1;
            }

            afterReturn = false;
            while (start < read)
            {
                var end = Array.FindIndex(block, start, read - start, c => c is '\n' or '\r');
                var stop = end < 0 ? read : end;
                isTooLong |= length + (stop - start) > mostCharacters;
                if (!isTooLong)
                {
                    Append(ref line, ref length, block, start, stop - start);
                }

                if (end < 0)
                {
                    break;
                }

                yield return new TextLine(number++, isTooLong ? null : new string(line, 0, length));
                (length, isTooLong) = (0, false);
                start = end + 1;
                if (block[end] == '\r')
                {
                    afterReturn = start == read;
                    start += start < read && block[start] == '\n' ? 1 : 0;
                }
            }
        }

        if (length > 0 || isTooLong)
        {
            yield return new TextLine(number, isTooLong ? null : new string(line, 0, length));
        }
    }

    private static void Append(ref char[] line, ref int length, char[] block, int start, int count)
    {
        if (length + count > line.Length)
        {
            Array.Resize(ref line, Math.Max(length + count, line.Length * 2));
        }

        Array.Copy(block, start, line, length, count);
        length += count;
    }
}
