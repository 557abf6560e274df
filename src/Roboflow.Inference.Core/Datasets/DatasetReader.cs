using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Reads a data set, an image at a time and in a stable order. What is malformed is reported with file and line, and
/// everything else is read.
/// </summary>
internal abstract class DatasetReader(DatasetReaderOptions options)
{
    /// <summary>Files above this are no data set, and would not fit the memory.</summary>
    internal const long MaximumBytes = 1 << 30;

    /// <summary>Files of a single image above this are no labels.</summary>
    internal const long MaximumLabelBytes = 16 << 20;

    /// <summary>So many malformed lines, and the file is another than it was taken for.</summary>
    internal const int MostMalformedLines = 100;

    private string? _malformedFile;
    private int _malformedLines;

    protected DatasetReaderOptions Options { get; } = options;

    internal static DatasetReader Create(DatasetFormat format, DatasetReaderOptions options) => format switch
    {
        DatasetFormat.Coco => new CocoReader(options),
        DatasetFormat.Yolo => new YoloReader(options),
        DatasetFormat.Voc => new VocReader(options),
        DatasetFormat.Csv => new CsvDatasetReader(options),
        _ => new JsonLinesReader(options),
    };

    internal abstract IEnumerable<DetectionResult> Read();

    /// <summary>Says what is wrong in a file, and where.</summary>
    protected void Malformed(string file, long line, string message) =>
        Options.Report(new DatasetProblem(DatasetProblemKind.Malformed, file, line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}"));

    /// <summary>Says what is wrong in a line; false where that was one too many, and the rest of the file is not to be read.</summary>
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

    /// <summary>What <paramref name="read"/> makes of a file; null, and a report, where it cannot be opened or is too large.</summary>
    protected T? TryOpen<T>(string file, long maximumBytes, Func<FileStream, T?> read)
        where T : class
    {
        if (Directory.Exists(file))
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, file, $"{file} is a folder, where a file should be."));
            return null;
        }

        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (stream.Length <= maximumBytes)
            {
                return read(stream);
            }

            stream.Dispose();
            Malformed(file, 0, $"the file is larger than {maximumBytes >> 20} MB, which no data set needs.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileMissing, file, $"{file} is not there."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Options.Report(new DatasetProblem(DatasetProblemKind.FileUnreadable, file, $"{file} cannot be read: {e.Message}"));
        }

        return null;
    }

    /// <summary>
    /// The path of an image that a data set names. The name is text from outside: it is joined, never opened here. A
    /// full path or an address stays as it is.
    /// </summary>
    protected static string ImagePath(string folder, string name)
    {
        var isOfWindows = name.Length > 2 && name[1] == ':' && name[2] is '\\' or '/';
        if (isOfWindows || name.Contains("://") || Path.IsPathRooted(name) || name.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return name;
        }

        return Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar).Replace('\\', Path.DirectorySeparatorChar));
    }
}
