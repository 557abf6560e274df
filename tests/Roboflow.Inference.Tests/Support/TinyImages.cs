using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Many small files, no two alike, for the emulator's <c>digest/1</c> and <c>digest/2</c>, which answer with the digest of the image.</summary>
internal sealed class TinyImages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roboflow-tiny-");

    internal TinyImages(int count) => Files = [.. Enumerable.Range(0, count).Select(Write)];

    internal FileInfo[] Files { get; }

    internal string Folder => _folder.FullName;

    /// <summary>Rows of Path and Model: by the image's number, so that a test need not depend on the order of arrival.</summary>
    internal PSObject[] WithModels(Func<int, string> model) => [.. Files.Select((file, i) =>
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Path", file.FullName));
        row.Properties.Add(new PSNoteProperty("Model", model(i)));
        return row;
    })];

    internal static string DigestOf(FileInfo file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)));

    public void Dispose() => _folder.Delete(recursive: true);

    private FileInfo Write(int number)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, $"{number:D6}.jpg"));
        File.WriteAllBytes(file.FullName, [0xFF, 0xD8, 0xFF, .. Encoding.ASCII.GetBytes($"image {number}")]);
        return file;
    }
}
