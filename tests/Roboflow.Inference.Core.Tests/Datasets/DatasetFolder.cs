using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>A temporary folder for one test, and the problems reported in it.</summary>
internal sealed class DatasetFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dataset-");
    private readonly DirectoryInfo _folder;

    // Readers also look for images beside the folder, where other programs' files must not be.
    internal DatasetFolder() => _folder = _root.CreateSubdirectory("data");

    internal List<DatasetProblem> Problems { get; } = [];

    /// <summary>Warnings of readers.</summary>
    internal List<string> Warnings { get; } = [];

    internal string this[string name] => Path.Combine(_folder.FullName, name);

    internal string Text(string name) => File.ReadAllText(this[name]);

    internal string[] Files()
    {
        var files = Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return Array.ConvertAll(files, f => Path.GetRelativePath(_folder.FullName, f).Replace('\\', '/'));
    }

    /// <summary>Writes predictions and results in the given order.</summary>
    internal IReadOnlyList<string> Write(
        DatasetFormat format,
        string destination,
        IEnumerable<object> items,
        Func<DatasetWriterOptions, DatasetWriterOptions>? with = null)
    {
        var options = new DatasetWriterOptions { Destination = this[destination], Report = Problems.Add };
        using var writer = DatasetForm.Of(format).CreateWriter(with?.Invoke(options) ?? options);
        foreach (var item in items)
        {
            if (item is DetectionResult result)
            {
                writer.Write(result);
            }
            else
            {
                writer.Write((Prediction)item);
            }
        }

        return writer.Complete();
    }

    /// <summary>Writes a file as another tool would.</summary>
    internal void Put(string name, string text, bool mark = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text, new UTF8Encoding(mark));
    }

    internal DetectionResult[] Read(DatasetFormat format, string path, Func<DatasetReaderOptions, DatasetReaderOptions>? with = null)
    {
        var options = new DatasetReaderOptions { Path = this[path], Report = Problems.Add, Warn = Warnings.Add };
        return [.. DatasetForm.Of(format).CreateReader(with?.Invoke(options) ?? options).Read()];
    }

    public void Dispose() => _root.Delete(recursive: true);
}
