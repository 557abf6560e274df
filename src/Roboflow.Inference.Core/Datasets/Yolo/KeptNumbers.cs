using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The class numbers in label files that are kept. Each file is read once.</summary>
/// <param name="isInLabels">Whether a file is in a folder of labels, in which each number is that of a class.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class KeptNumbers(Func<string, bool> isInLabels, CancellationToken cancellation)
{
    // A line that begins with so many numbers is a label, maybe a damaged one, and not a note that begins with a date. Outside folders of labels,
    // lines with fewer numbers are something else, such as a list of times.
    private const int WordsOfLabel = 3;

    private readonly Dictionary<string, Content> _files = new(FolderPaths.Comparer);

    /// <summary>Whether a file has labels, or can have some.</summary>
    internal bool CanContainLabels(string file) => Of(file) is { Unknown: not null } or { Numbers.Length: > 0 };

    /// <summary>The numbers in a file, as far as it can be read.</summary>
    internal IEnumerable<double> In(string file) => Of(file).Numbers;

    /// <summary>Returns why a file can contain any number, or null.</summary>
    internal string? WhyUnknown(string file) => Of(file).Unknown;

    private Content Of(string file)
    {
        if (!_files.TryGetValue(file, out var content))
        {
            content = Read(file);
            _files.Add(file, content);
        }

        return content;
    }

    // One that is too large is not read as labels.
    private Content Read(string file)
    {
        try
        {
            using var stream = RegularFile.OpenRead(file);
            return stream.Length > 0 && ForeignText.CauseOf(stream) is { } cause ? new([], cause.TrimEnd('.'))
                : stream.Length > DatasetReader.MaximumLabelBytes ? new([], null)
                : new(Read(stream, isInLabels(file) ? 1 : WordsOfLabel), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new([], e.Message.TrimEnd('.'));
        }
    }

    // Of all lines, because a reader skips those that are not labels, such as a comment. No line of such a file is too long.
    private double[] Read(FileStream stream, int fewest)
    {
        var numbers = new HashSet<double>();
        foreach (var line in TextLines.Read(stream, watch: new(static () => { }, static () => { })))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Text?.Split((char[]?)null, WordsOfLabel + 1, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
                && words.Length >= fewest && double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && words.Take(WordsOfLabel).All(w => w.TrimStart('+', '-', '.').FirstOrDefault() is >= '0' and <= '9'))
            {
                _ = numbers.Add(number);
            }
        }

        return [.. numbers];
    }

    private readonly record struct Content(double[] Numbers, string? Unknown);
}
