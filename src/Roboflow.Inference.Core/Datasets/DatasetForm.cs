using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Roboflow.Inference.Datasets;

/// <summary>One form of data sets: what its files are called, and who reads and writes it.</summary>
internal abstract class DatasetForm
{
    private static readonly Dictionary<DatasetFormat, DatasetForm> Forms = Enum.GetValues(typeof(DatasetFormat)).Cast<DatasetFormat>()
        .ToDictionary(
            f => f,
            f => (DatasetForm)Activator.CreateInstance(typeof(DatasetFormat).GetField(f.ToString())!.GetCustomAttribute<DatasetFormAttribute>()!.Form)!);

    /// <summary>Whether a data set is a folder with a file for each image.</summary>
    internal virtual bool IsFolder => false;

    /// <summary>The endings of its files, with the dot.</summary>
    internal abstract string[] Extensions { get; }

    internal static DatasetForm Of(DatasetFormat format) => Forms[format];

    /// <summary>The form that a file or folder clearly has, or null.</summary>
    internal static DatasetFormat? Recognize(string path)
    {
        var formats = Forms.Where(f => Directory.Exists(path) ? f.Value.RecognizesFolder(path) : f.Value.RecognizesFile(path)).Select(f => f.Key).ToArray();
        return formats.Length == 1 ? formats[0] : null;
    }

    /// <summary>The form that the ending of a destination clearly names, or null.</summary>
    internal static DatasetFormat? RecognizeDestination(string destination)
    {
        var formats = Forms.Where(f => !f.Value.IsFolder && f.Value.HasExtension(destination)).Select(f => f.Key).ToArray();
        return formats.Length == 1 ? formats[0] : null;
    }

    internal abstract DatasetReader CreateReader(DatasetReaderOptions options);

    internal abstract DatasetWriter CreateWriter(DatasetWriterOptions options);

    /// <summary>Files that this form always writes: they tell whether a data set is there already.</summary>
    internal virtual IReadOnlyList<string> FixedFiles(string destination) => IsFolder ? Array.Empty<string>() : [destination];

    /// <summary>Whether the name or the beginning of a file is this form's.</summary>
    internal virtual bool RecognizesFile(string file) => HasExtension(file);

    /// <summary>Whether a folder holds files of this form.</summary>
    internal virtual bool RecognizesFolder(string folder) => Directory.EnumerateFiles(folder).Any(RecognizesFile);

    internal bool HasExtension(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}

/// <summary>Registers the form of a format.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class DatasetFormAttribute(Type form) : Attribute
{
    public Type Form { get; } = form;
}
