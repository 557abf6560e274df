using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;

namespace Roboflow.Inference.Module.Tests;

/// <summary>Many small files, no two alike, for the emulator's <c>digest/1</c>, which answers with the digest of what came.</summary>
internal sealed class TinyPictures : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roboflow-tiny-");

    internal TinyPictures(int count) => Files = [.. Enumerable.Range(0, count).Select(Write)];

    internal FileInfo[] Files { get; }

    internal string Folder => _folder.FullName;

    /// <summary>Rows of Path and Model: the first pictures for one model, the rest for another.</summary>
    internal PSObject[] WithModels(int count, string first, string rest) => [.. Files.Select((file, i) =>
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Path", file.FullName));
        row.Properties.Add(new PSNoteProperty("Model", i < count ? first : rest));
        return row;
    })];

    internal static string DigestOf(FileInfo file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)));

    public void Dispose() => _folder.Delete(recursive: true);

    private FileInfo Write(int number)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, $"{number:D6}.jpg"));
        File.WriteAllText(file.FullName, $"picture {number}");
        return file;
    }
}
