using System.IO;
using System.Linq;
using System.Reflection;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Files that other programs wrote (Pillow, GIMP, Windows), so that not only libvips' own are read.</summary>
internal static class SampleFile
{
    private static string Folder { get; }
        = typeof(SampleFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ImageFolder").Value!;

    internal static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
