using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>The memory that answers take, measured on a separate process.</summary>
public sealed class AnswerMemoryTests
{
    private const long Megabyte = 1024 * 1024;

    // As many images as are in flight: without a shared budget, their answers of 100 MB take 1,500 MB or more.
    private const int Limit = 16;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Sixteen_concurrent_bombs_of_100_MB_stay_within_the_memory_budget(string encoding)
    {
        var bomb = RawServer.Answer(200, "Content-Type: application/json\r\nContent-Encoding: " + encoding, Bomb(encoding));
        using var server = new RawServer(_ => bomb);
        using var images = new TinyImages(Limit);
        var said = await ScriptProcess.RunAsync(
            """
            $module, $folder, $endpoint = $args
            Import-Module $module
            [System.IO.Directory]::GetFiles($folder) | Invoke-RoboflowDetection -Model digest/1 -Endpoint $endpoint -ApiKey k -ThrottleLimit 16 `
                -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed.Count
            [System.Linq.Enumerable]::Distinct([string[]]@($failed | ForEach-Object { $_.FullyQualifiedErrorId }))
            [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
            """,
            ModuleSession.Manifest,
            images.Folder,
            server.Address.AbsoluteUri);
        Assert.Equal([$"{Limit}", "InvalidResult,Roboflow.Inference.Commands.InvokeRoboflowDetectionCommand"], [said[0], said[1]]);
        Assert.InRange(long.Parse(said[2], CultureInfo.InvariantCulture), Megabyte, 1000 * Megabyte);
    }

    private static byte[] Bomb(string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream into = encoding == "gzip" ? new GZipStream(compressed, CompressionLevel.Optimal) : new BrotliStream(compressed, CompressionLevel.Fastest))
        {
            into.Write("{\"predictions\":[]"u8);
            var blanks = new byte[Megabyte];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 100; i++)
            {
                into.Write(blanks);
            }
        }

        return compressed.ToArray();
    }
}
