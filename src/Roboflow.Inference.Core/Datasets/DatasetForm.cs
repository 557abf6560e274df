using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets;

/// <summary>One data set format: its file names, reader and writer.</summary>
internal abstract class DatasetForm
{
    /// <summary>How far below a folder its files are searched for to recognize the format.</summary>
    protected const int DeepestFolder = 4;

    /// <summary>In how many folders of each level.</summary>
    protected const int MostFolders = 100;

    private static readonly Dictionary<DatasetFormat, DatasetForm> Forms = Enum.GetValues(typeof(DatasetFormat)).Cast<DatasetFormat>()
        .ToDictionary(
            f => f,
            f => (DatasetForm)Activator.CreateInstance(typeof(DatasetFormat).GetField(f.ToString())!.GetCustomAttribute<DatasetFormAttribute>()!.Form)!);

    /// <summary>Whether a data set is a folder with a file for each image.</summary>
    internal virtual bool IsFolder => false;

    /// <summary>The extensions of its files, with the dot.</summary>
    internal abstract string[] Extensions { get; }

    internal static DatasetForm Of(DatasetFormat format) => Forms[format];

    /// <summary>Returns the format of a file or folder if it is clear, or null.</summary>
    /// <exception cref="OperationCanceledException">It was canceled; checked at each entry of a folder.</exception>
    internal static DatasetFormat? Recognize(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            return Single(Forms.Where(f => f.Value.RecognizesFile(path)));
        }

        foreach (var folders in Levels(path, cancellation))
        {
            var forms = Forms.Where(f => f.Value.IsIn(folders, cancellation)).ToArray();
            if (forms.Length > 0)
            {
                return Single(forms);
            }
        }

        return null;
    }

    /// <summary>Returns another format that a folder also has, further below, with a folder of it; null if there is none. Tables and lists do not count:
    /// other tools' results can have these extensions.</summary>
    /// <exception cref="OperationCanceledException">It was canceled; checked at each entry of a folder.</exception>
    internal static (DatasetFormat Format, string Folder)? FindOther(string path, DatasetFormat format, CancellationToken cancellation)
    {
        var others = Forms.Where(f => f.Key != format && f.Key is not (DatasetFormat.Csv or DatasetFormat.JsonLines)).ToArray();
        var below = Directory.Exists(path) ? Levels(path, cancellation).SkipWhile(l => !Of(format).IsIn(l, cancellation)).Skip(1) : [];
        foreach (var folder in below.SelectMany(f => f))
        {
            if (Array.Find(others, f => f.Value.RecognizesFolder(folder, cancellation)) is { Value: not null } other)
            {
                return (other.Key, folder);
            }
        }

        return null;
    }

    // The folder, then its subfolders, such as Annotations, and those below, such as train/labels and labels/train.
    private static IEnumerable<string[]> Levels(string path, CancellationToken cancellation)
    {
        string[] folders = [path];
        for (var depth = 0; depth <= DeepestFolder && folders.Length > 0; depth++)
        {
            yield return folders;
            folders = [.. folders.SelectMany(f => FolderListing.Folders(f, cancellation)).Take(MostFolders)];
        }
    }

    private bool IsIn(string[] folders, CancellationToken cancellation) => Array.Exists(folders, folder => RecognizesFolder(folder, cancellation));

    private static DatasetFormat? Single(IEnumerable<KeyValuePair<DatasetFormat, DatasetForm>> forms) => forms.Take(2).ToArray() is [var one] ? one.Key : null;

    /// <summary>Returns the format of a destination's extension if it is clear, or null.</summary>
    internal static DatasetFormat? RecognizeDestination(string destination) =>
        Single(Forms.Where(f => !f.Value.IsFolder && f.Value.HasExtension(destination)));

    internal abstract DatasetReader CreateReader(DatasetReaderOptions options);

    internal abstract DatasetWriter CreateWriter(DatasetWriterOptions options);

    /// <summary>Returns the files that this format always writes; if they exist, there already is a data set.</summary>
    internal virtual IReadOnlyList<string> FixedFiles(string destination) => IsFolder ? Array.Empty<string>() : [destination];

    /// <summary>Whether another export is writing the destination, so that its files would not fit each other.</summary>
    internal virtual bool IsInUse(string destination) => false;

    /// <summary>Whether a file's name or beginning matches this format.</summary>
    internal virtual bool RecognizesFile(string file) => HasExtension(file);

    /// <summary>Whether a file in a folder must be read: it belongs to this format, or cannot be read, which is an error.</summary>
    internal virtual bool IsToRead(string file) => HasExtension(file);

    /// <summary>Whether a folder contains files of this format.</summary>
    internal virtual bool RecognizesFolder(string folder, CancellationToken cancellation) =>
        FolderListing.Files(folder, cancellation).Any(RecognizesFile);

    /// <summary>Whether a file has the extension of any format.</summary>
    internal static bool HasAnyExtension(string file) => Forms.Values.Any(f => f.HasExtension(file));

    internal bool HasExtension(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
