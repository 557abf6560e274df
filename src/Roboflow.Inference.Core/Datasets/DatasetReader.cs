using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads a data set one image at a time, in a stable order. Malformed entries are reported with file and line, and the rest is
/// read.
/// </summary>
internal abstract class DatasetReader(DatasetReaderOptions options)
{
    /// <summary>The maximum size of a data set file.</summary>
    internal const long MaximumBytes = 1 << 30;

    /// <summary>The maximum size of a label file of a single image.</summary>
    internal const long MaximumLabelBytes = 16 << 20;

    /// <summary>After this many malformed lines, the file is considered to be of another format.</summary>
    internal const int MostMalformedLines = 100;

    private bool _warnedOfLink;
    private string? _malformedFile;
    private int _malformedLines;

    protected DatasetReaderOptions Options { get; } = options;

    protected ImageLocator Images { get; } = new(options);

    protected TextWarnings Texts { get; } = new(options.Warn);

    /// <summary>Returns the images of the data set with their objects.</summary>
    /// <exception cref="OperationCanceledException">Reading was canceled; checked at each entry.</exception>
    internal abstract IEnumerable<DetectionResult> Read();

    /// <summary>Returns the files to read: the named one, or those in a folder and below it, sorted by name.</summary>
    protected IReadOnlyList<string> FilesOf(DatasetForm form)
    {
        if (!Directory.Exists(Options.Path))
        {
            return [Options.Path];
        }

        var files = FilesBelow(Options.Path, form.IsToRead, out var areAll);
        if (files.Length == 0 && areAll)
        {
            Options.Report(new DatasetProblem(
                DatasetProblemKind.FileMissing,
                Options.Path,
                $"{Options.Path} has no {string.Join(" or ", form.Extensions)} files of this format."));
        }

        return files;
    }

    /// <summary>The files of a folder and below it, in the order of their names; what cannot be read of it is reported.</summary>
    protected string[] FilesBelow(string folder, Func<string, bool> isWanted, out bool areAll)
    {
        var isWhole = true;
        var files = FolderWalk.Files(folder, isWanted, Tell, Options.Cancellation);
        areAll = isWhole;
        return files;

        void Tell(string locked, Exception e)
        {
            isWhole = false;
            if (e is DirectoryNotFoundException && Path.HasExtension(locked))
            {
                WarnOfLink(locked);
                return;
            }

            var what = Directory.Exists(locked) ? "The folder " : string.Empty;
            Options.Report(new DatasetProblem(DatasetProblemKind.FileUnreadable, locked, $"{what}{locked} cannot be read: {e.Message}"));
        }
    }

    // It seems to be a file that is not read anyway: git-annex has such a link for each file that was not fetched.
    private void WarnOfLink(string link)
    {
        if (!_warnedOfLink)
        {
            _warnedOfLink = true;
            Options.Warn($"{link} is a link to what does not exist. If it is a folder, what is in it is missing. This warning is shown once.");
        }
    }

    /// <summary>Reads files; warns if two entries have the same image.</summary>
    protected IEnumerable<DetectionResult> ReadEach(
        IEnumerable<string> files,
        Func<string, IEnumerable<NamedResult>> read,
        bool isForImage = false)
    {
        foreach (var file in files)
        {
            foreach (var entry in read(file))
            {
                Options.Repeated.Add(file, entry, isForImage, Options.Warn);
                yield return entry.Result;
            }
        }
    }

    /// <summary>Opens a file for <see cref="ImageEntries"/>.</summary>
    protected Stream OpenQuietly(string file) => new CancelableStream(Options.Open(file), Options.Cancellation);

    /// <summary>Reports an error in a file, with its line.</summary>
    protected void Malformed(string file, long line, string message) =>
        Options.Report(new DatasetProblem(DatasetProblemKind.Malformed, file, line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}"));

    /// <summary>Reports errors and warnings by their positions in a file, each with its line.</summary>
    protected void MalformedAt(
        string file,
        byte[] content,
        EntryProblems problems,
        EntryProblems? warnings = null)
    {
        int countedTo = 0, line = 1;
        foreach (var (position, message, isError) in problems.First.Select(p => (p.Position, p.Message, true))
            .Concat((warnings?.First ?? []).Select(w => (w.Position, w.Message, false)))
            .OrderBy(p => p.Position))
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            for (; countedTo < position; countedTo++)
            {
                line += content[countedTo] == '\n' ? 1 : 0;
            }

            if (isError)
            {
                Malformed(file, line, message);
            }
            else
            {
                Options.Warn($"{file}, line {line}: {message}");
            }
        }

        if (problems.Further > 0)
        {
            Malformed(file, 0, $"{problems.Further} further entries cannot be read either. Is the file in this format?");
        }

        if (warnings?.Further > 0)
        {
            Options.Warn($"{file}: there are {warnings.Further} further warnings about its entries.");
        }
    }

    /// <summary>Reports an error in a line; false after too many, when the rest of the file must not be read.</summary>
    protected bool MalformedLine(string file, long line, string message)
    {
        Malformed(file, line, message);
        (_malformedFile, _malformedLines) = (file, _malformedFile == file ? _malformedLines + 1 : 1);
        if (_malformedLines < MostMalformedLines)
        {
            return true;
        }

        Malformed(file, 0, $"{MostMalformedLines} lines are malformed; the lines after {line} were not read. Is the file in this format?");
        return false;
    }

    /// <summary>Returns the result of <paramref name="read"/> for a file; null, after a report, if it cannot be opened or is too large.</summary>
    protected T? TryOpen<T>(string file, long maximumBytes, Func<Stream, T?> read)
        where T : class
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        if (Directory.Exists(file))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, file, $"{file} is a folder, not a file."));
            return null;
        }

        try
        {
            var stream = Options.Open(file);
            if (CauseOf(stream) is { } cause)
            {
                stream.Dispose();
                Malformed(file, 1, cause);
                return null;
            }

            if (stream.Length <= maximumBytes)
            {
                return read(stream.Length > 0 ? new CancelableStream(stream, Options.Cancellation) : Empty(stream));
            }

            stream.Dispose();
            Malformed(file, 0, $"the file is larger than {maximumBytes >> 20} MB, which is not supported.");
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

    private static string? CauseOf(Stream stream)
    {
        try
        {
            return stream.Length > 0 ? ForeignText.CauseOf(stream) : null;
        }
        catch
        {
            // A disk or a share can fail at the first read.
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reports an error in the middle of a file: what follows is missing, but the other files are read.</summary>
    protected void EndsEarly(string file, Exception e) =>
        Options.Report(new DatasetProblem(DatasetProblemKind.FileUnreadable, file, $"{file} cannot be read to its end: {e.Message}"));

    /// <summary>Reads a file as UTF-8.</summary>
    protected byte[]? TryReadUtf8(string file, long maximumBytes) => TryOpen(file, maximumBytes, stream =>
    {
        using (stream)
        {
            return TextSource.ReadUtf8(stream, Options.Cancellation);
        }
    });

    /// <summary>Reads the lines of a small file that are not blank.</summary>
    protected List<TextLine>? TryReadLines(string file) =>
        TryOpen(file, MaximumLabelBytes, s => TextLines.Read(s, watch: Texts.Watch(file)).Where(l => !l.IsBlank).ToList());

    // Files without a length in /proc and /dev can have endless content.
    private static Stream Empty(Stream stream)
    {
        using (stream)
        {
            return stream.ReadByte() < 0 ? Stream.Null : throw new IOException("It is a device or a file of the system, not a regular file.");
        }
    }
}
