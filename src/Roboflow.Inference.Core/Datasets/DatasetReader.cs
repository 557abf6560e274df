using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads a data set, an image at a time and in a stable order. What is malformed is reported with file and line, and
/// everything else is read.
/// </summary>
internal abstract class DatasetReader(DatasetReaderOptions options)
{
    /// <summary>Files above this are not data sets, and would not fit the memory.</summary>
    internal const long MaximumBytes = 1 << 30;

    /// <summary>Files of a single image above this are not labels.</summary>
    internal const long MaximumLabelBytes = 16 << 20;

    /// <summary>After this many malformed lines the file is taken to be of another form.</summary>
    internal const int MostMalformedLines = 100;

    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);
    private string? _malformedFile;
    private int _malformedLines;

    protected DatasetReaderOptions Options { get; } = options;

    protected ImageLocator Images { get; } = new(options);

    /// <summary>The images of the data set, each with what is on it.</summary>
    /// <exception cref="OperationCanceledException">It was canceled, which is seen at each entry.</exception>
    internal abstract IEnumerable<DetectionResult> Read();

    /// <summary>The files to read: the named one, or those of a folder and below it, in the order of their names.</summary>
    protected IReadOnlyList<string> FilesOf(DatasetForm form, Func<string, bool>? isWanted = null)
    {
        if (!Directory.Exists(Options.Path))
        {
            return [Options.Path];
        }

        var files = FolderWalk.Files(Options.Path, f => form.HasExtension(f) && isWanted?.Invoke(f) != false, Options.Cancellation);
        if (files.Length == 0)
        {
            Options.Report(new DatasetProblem(
                DatasetProblemKind.FileMissing,
                Options.Path,
                $"{Options.Path} has no {string.Join(" or ", form.Extensions)} files of this format."));
        }

        return files;
    }

    /// <summary>Reports what is wrong in a file, and where.</summary>
    protected void Malformed(string file, long line, string message) =>
        Options.Report(new DatasetProblem(DatasetProblemKind.Malformed, file, line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}"));

    /// <summary>Reports what is wrong in a line; false where that was one too many, and the rest of the file is not to be read.</summary>
    protected bool MalformedLine(string file, long line, string message)
    {
        Malformed(file, line, message);
        (_malformedFile, _malformedLines) = (file, _malformedFile == file ? _malformedLines + 1 : 1);
        if (_malformedLines < MostMalformedLines)
        {
            return true;
        }

        Malformed(file, 0, $"{MostMalformedLines} lines are malformed, and what follows line {line} was not read. Is the file of this form?");
        return false;
    }

    /// <summary>Tells, once a file, that its letters cannot be read.</summary>
    protected void TellLoss(string file)
    {
        if (_lossy.Add(file))
        {
            Options.Warn($"{file} is neither UTF-8 nor UTF-16: some letters cannot be read, and names with them are wrong. "
                + "Save the file as UTF-8.");
        }
    }

    /// <summary>What <paramref name="read"/> makes of a file; null, and a report, where it cannot be opened or is too large.</summary>
    protected T? TryOpen<T>(string file, long maximumBytes, Func<Stream, T?> read)
        where T : class
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        if (Directory.Exists(file))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, file, $"{file} is a folder, where a file should be."));
            return null;
        }

        try
        {
            var stream = RegularFile.OpenRead(file);
            if (stream.Length <= maximumBytes)
            {
                // Files of no length in /proc and /dev have content that need not end.
                return read(stream.Length > 0 ? stream : Empty(stream));
            }

            stream.Dispose();
            Malformed(file, 0, $"the file is larger than {maximumBytes >> 20} MB, which no data set needs.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, file, $"{file} does not exist."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileUnreadable, file, $"{file} cannot be read: {e.Message}"));
        }

        return null;
    }

    /// <summary>All of a file as UTF-8.</summary>
    protected byte[]? TryReadUtf8(string file, long maximumBytes) => TryOpen(file, maximumBytes, stream =>
    {
        using (stream)
        {
            return TextSource.ReadUtf8(stream, Options.Cancellation);
        }
    });

    /// <summary>All lines of a small file that are not blank.</summary>
    protected List<TextLine>? TryReadLines(string file) =>
        TryOpen(file, MaximumLabelBytes, s => TextLines.Read(s, tellLoss: () => TellLoss(file)).Where(l => !l.IsBlank).ToList());

    private static Stream Empty(Stream stream)
    {
        stream.Dispose();
        return Stream.Null;
    }
}
