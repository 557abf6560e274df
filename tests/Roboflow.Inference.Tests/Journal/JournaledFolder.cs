using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>Three images, a server, and the path of a journal that does not exist yet.</summary>
internal sealed class JournaledFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal");

    internal EmulatorHost Emulator { get; private set; } = null!;

    internal string Folder => _folder.FullName;

    internal string Journal => Path.Combine(Folder, "run.jsonl");

    internal async Task StartAsync()
    {
        Emulator = await EmulatorHost.StartAsync();
        Image("a.png", """<circle cx="60" cy="60" r="40" fill="#e02020"/>""");
        Image("b.png", """<rect x="30" y="30" width="80" height="80" fill="#2040e0"/>""");
        Image("c.png", string.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal object[] Files() => [.. _folder.GetFiles("*.png").OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>Detects on all images with the journal, in a session of its own.</summary>
    internal SessionOutput Run(string more = "")
    {
        using var session = new ModuleSession();
        return session.Run(
            "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Journal $args[1] " + more,
            Files(),
            Emulator.Address,
            Journal);
    }

    internal void Image(string name, string shapes) => File.WriteAllBytes(Path.Combine(Folder, name), SampleImages.Encode(shapes, 200, 160, ".png"));
}
