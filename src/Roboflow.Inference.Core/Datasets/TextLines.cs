using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Roboflow.Inference.Datasets;

/// <summary>Lines of a text file with their numbers from 1; byte order marks and every kind of line end are taken away.</summary>
internal static class TextLines
{
    internal static IEnumerable<(int Number, string Text)> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            yield return (number, line);
        }
    }
}
