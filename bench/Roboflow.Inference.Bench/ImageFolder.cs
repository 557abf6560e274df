using System;
using System.Buffers.Text;
using System.IO;

namespace Roboflow.Inference.Bench;

/// <summary>Images of one size in a temporary folder: random bytes after a JPEG signature, which is all that is checked.</summary>
internal sealed class ImageFolder : IDisposable
{
    internal ImageFolder(BenchCase work)
    {
        var random = new Random(20261124);
        var bytes = new byte[work.Bytes];
        for (var i = 0; i < work.Images; i++)
        {
            random.NextBytes(bytes);
            JpegMark.CopyTo(bytes);
            var file = new FileInfo(Path.Combine(Folder.FullName, $"{i:D6}.jpg"));
            File.WriteAllBytes(file.FullName, bytes);
            if (!work.ModuleAlone)
            {
                File.WriteAllText(BodyOf(file), Convert.ToBase64String(bytes));
            }
        }
    }

    private static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8, 0xFF];

    internal DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("roboflow-bench-");

    /// <summary>The path of an image's Base64, for the floor.</summary>
    internal static string BodyOf(FileInfo image) => Path.ChangeExtension(image.FullName, ".base64");

    public void Dispose() => Folder.Delete(recursive: true);
}
