using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Roboflow.Emulator;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>The input of both scripts: files in a temporary folder, and a server that answers with 300 boxes.</summary>
internal sealed class PeerData : IAsyncDisposable
{
    private const int CocoImages = 10_000;
    private const int CocoAnnotations = 200_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roboflow-peers-");
    private readonly WebApplication _server;

    private PeerData(WebApplication server) => _server = server;

    /// <summary>The server's address.</summary>
    internal Uri Endpoint => new(_server.Urls.First());

    internal static async Task<PeerData> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var answer = Answer();
        server.MapPost("/{**path}", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            return Results.Bytes(answer, "application/json");
        });
        await server.StartAsync();
        return new PeerData(server);
    }

    /// <summary>Returns a script's folder, with its input.</summary>
    internal string FolderOf(string script)
    {
        var folder = _folder.CreateSubdirectory(Path.GetFileNameWithoutExtension(script)).FullName;
        switch (script)
        {
            case "answers.ps1":
                Repeat(folder, 1000, [0xFF, 0xD8, 0xFF, .. new byte[20_000]]);
                break;
            case "first-detection.ps1":
                Repeat(folder, 1, [0xFF, 0xD8, 0xFF, .. new byte[20_000]]);
                break;
            case "draw.ps1":
                Repeat(folder, 200, Photo(1920, 1080));
                break;
            case "drawn-size.ps1":
                Repeat(folder, 1, Photo(1920, 1080));
                break;
            case "labels.ps1":
                Repeat(folder, 1, Photo(560, 360));
                break;
            default:
                File.WriteAllText(Path.Combine(folder, "coco.json"), Coco());
                break;
        }

        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Repeat(string folder, int count, byte[] image)
    {
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i:D4}.jpg"), image);
        }
    }

    private static byte[] Photo(int width, int height)
    {
        var random = new Random(3);
        var shapes = string.Concat(Enumerable.Range(0, 6000).Select(_ => string.Create(
            CultureInfo.InvariantCulture,
            $"""<circle cx="{random.Next(width)}" cy="{random.Next(height)}" r="{2 + random.Next(30)}" fill="#{random.Next(0x1000000):x6}"/>""")));
        return SampleImages.Encode(shapes, width, height, ".jpg");
    }

    private static byte[] Answer()
    {
        var random = new Random(5);
        var boxes = string.Join(',', Enumerable.Range(0, 300).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"x":{{random.Next(640)}}.5,"y":{{random.Next(480)}},"width":{{random.Next(1, 99)}},"height":{{random.Next(1, 99)}},"""
                + $$""" "confidence":{{random.NextDouble()}},"class":"helmet","class_id":{{i % 3}},"detection_id":"{{new Guid(i, 0, 0, new byte[8])}}"}""")));
        return Encoding.UTF8.GetBytes($$"""{"time":0.05,"image":{"width":640,"height":480},"predictions":[{{boxes}}]}""");
    }

    private static string Coco()
    {
        var random = new Random(7);
        var text = new StringBuilder("""{"categories":[{"id":0,"name":"helmet"},{"id":1,"name":"vest"}],"images":[""");
        text.AppendJoin(',', Enumerable.Range(0, CocoImages).Select(i => $$"""{"id":{{i}},"file_name":"{{i:D6}}.jpg","width":640,"height":480}"""));
        text.Append("""],"annotations":[""");
        text.AppendJoin(',', Enumerable.Range(0, CocoAnnotations).Select(i =>
        {
            var (x, y, width, height) = (random.Next(500), random.Next(400), random.Next(1, 100), random.Next(1, 80));
            return $$"""{"id":{{i}},"image_id":{{i / (CocoAnnotations / CocoImages)}},"category_id":{{i % 2}},"bbox":[{{x}},{{y}},{{width}},{{height}}],"""
                + $$""" "area":{{width * height}},"iscrowd":0}""";
        }));
        return text.Append("]}").ToString();
    }
}
