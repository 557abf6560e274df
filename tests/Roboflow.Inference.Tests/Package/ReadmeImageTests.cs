using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Roboflow.Emulator;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Package;

/// <summary>The image in the README is what its lines draw.</summary>
public sealed partial class ReadmeImageTests : FolderTests
{
    // Fonts differ between machines: of a label only the background bar is compared.
    private static readonly Rectangle[] Labels = [new(56, 50, 150, 20), new(256, 60, 160, 20), new(416, 180, 144, 21)];

    [Fact]
    public async Task The_image_is_what_the_lines_above_it_draw()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(ModuleSession.RepositoryRoot, "README.md"));
        _ = Directory.CreateDirectory(At("samples/images"));
        File.Copy(ModuleSession.Sample("harbour.jpg"), At("samples/images/harbour.jpg"));
        var run = _session.Run(
            "Connect-Roboflow -ApiKey emulator-key -Endpoint $args[0]; [void]$ExecutionContext.SessionState.Path.SetLocation($args[1]); " + Lines().Match(readme).Groups[1].Value,
            null,
            emulator.Address,
            _folder);
        Assert.Empty(run.Errors);

        using var shown = await Image.LoadAsync<Rgb24>(Path.Combine(ModuleSession.RepositoryRoot, "docs", "images", "rendered.png"));
        using var drawn = await Image.LoadAsync<Rgb24>(At("rendered.png"));
        Assert.Equal(shown.Size(), drawn.Size());
        var places = Enumerable.Range(0, shown.Width * shown.Height).Select(i => new Point(i % shown.Width, i / shown.Width)).ToList();
        var differing = places.Where(p => !Labels.Any(l => l.Contains(p)) && Difference(shown[p.X, p.Y], drawn[p.X, p.Y]) > 24).ToList();
        Assert.True(differing.Count < 60, $"{differing.Count} pixels differ, the first at {differing.FirstOrDefault()}.");
        Assert.All(Labels, l => Assert.True(Difference(shown[l.X + 6, l.Y + 7], drawn[l.X + 6, l.Y + 7]) < 24, $"No label at {l}."));
    }

    private static int Difference(Rgb24 one, Rgb24 other) =>
        Math.Max(Math.Abs(one.R - other.R), Math.Max(Math.Abs(one.G - other.G), Math.Abs(one.B - other.B)));

    [GeneratedRegex(@"ReadmeImageTests\.cs[^>]*-->\s*```powershell\r?\n(.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Lines();
}
