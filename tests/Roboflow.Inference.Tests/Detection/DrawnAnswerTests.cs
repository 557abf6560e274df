using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>The server's own drawing, and -WhatIf.</summary>
public sealed class DrawnAnswerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("drawn");
    private EmulatorHost _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        foreach (var name in new[] { "a.png", "b.jpg" })
        {
            File.WriteAllBytes(
                Path.Combine(_folder.FullName, name),
                SampleImages.Encode("""<circle cx="90" cy="80" r="40" fill="#e02020"/>""", 200, 160, Path.GetExtension(name)));
        }
    }

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void An_image_without_a_destination_is_bytes_on_the_result()
    {
        var run = Run("-Format Image -Stroke 3 -Labels");
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.All(run.Output, o => Assert.Equal([0xFF, 0xD8, 0xFF], ((byte[])o.Properties["Visualization"].Value)[..3]));
        Assert.All(_emulator.Received, r => Assert.Contains("format=image&stroke=3&labels=true", r.Query, StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_with_a_destination_is_a_file_and_a_second_run_needs_force()
    {
        var target = Path.Combine(_folder.FullName, "out");
        Assert.Equal(["a.jpg", "b.jpg"], Run("-Format Image -Destination $args[1]", target).Output.Select(o => ((FileInfo)o.BaseObject).Name));
        Assert.Equal([0xFF, 0xD8, 0xFF], File.ReadAllBytes(Path.Combine(target, "a.jpg"))[..3]);
        var again = Run("-Format Image -Destination $args[1]", target);
        Assert.Empty(again.Output);
        Assert.All(again.Errors, e => Assert.StartsWith("FileExists,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, _emulator.Statistics.Requests);
        Assert.Equal(2, Run("-Format Image -Destination $args[1] -Force", target).Output.Count);
        Assert.Equal(2, Directory.GetFiles(target).Length);
    }

    [Fact]
    public void Both_give_predictions_and_files_and_the_source_is_never_written_over()
    {
        var before = File.ReadAllBytes(Path.Combine(_folder.FullName, "b.jpg"));
        var run = Run("-Format ImageAndJson -Force -Destination $args[1]", _folder.FullName);
        Assert.Equal(["red-circle", "red-circle"], run.Output.Select(o => (string)o.Properties["Class"].Value));
        Assert.StartsWith("WouldOverwriteSource,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_folder.FullName, "b.jpg")));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "a.jpg")));
    }

    [Theory]
    [InlineData("-Stroke 2", "DrawingNotRequested")]
    [InlineData("-Destination out", "DrawingNotRequested")]
    [InlineData("-Format Image -TileSize 64", "DrawingNotPossible")]
    public void Invalid_drawing_options_are_errors_before_anything_is_sent(string parameters, string id)
    {
        Assert.StartsWith(id + ",", Assert.Single(Run(parameters).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("-Format Image", "x.png")]
    [InlineData("-Format ImageAndJson -Force", "x.TIFF")]
    public void JPEG_answer_is_not_written_under_another_extension(string parameters, string name)
    {
        var error = Assert.Single(Run(parameters + " -Destination $args[1]", Path.Combine(_folder.FullName, name)).Errors);
        DetectionFixture.AssertError(error, "DrawingNotPossible", ErrorCategory.InvalidArgument);
        Assert.Equal(0, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Drawing_of_a_hosted_image_is_named_after_its_address()
    {
        var address = _emulator.Serve("bü ro[1].png", File.ReadAllBytes(Path.Combine(_folder.FullName, "a.png")), "image/png");
        using var session = new ModuleSession();
        var run = session.Run(
            "Invoke-RoboflowDetection -Uri $args[0] shapes/1 -Endpoint $args[1] -ApiKey emulator-key -Format Image -Destination $args[2]",
            null,
            address,
            _emulator.Address,
            _folder.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal("bü ro[1].jpg", ((FileInfo)Assert.Single(run.Output).BaseObject).Name);
    }

    [Fact]
    public void WhatIf_sends_nothing_and_makes_no_journal()
    {
        var journal = Path.Combine(_folder.FullName, "run.jsonl");
        var run = Run("-WhatIf -Journal $args[1]", journal);
        Assert.Empty(run.Output);
        Assert.Empty(run.Errors);
        Assert.Equal(0, _emulator.Statistics.Requests);
        Assert.False(File.Exists(journal));
    }

    [Theory]
    [InlineData("zeros", "-Destination $args[2]")]
    [InlineData("text", "-Destination $args[2]")]
    [InlineData("half", "-Destination $args[2]")]
    [InlineData("png", "-Destination $args[2]")]
    [InlineData("zeros", "-AsResult")]
    [InlineData("half", "")]
    public void Drawing_that_is_not_an_image_is_neither_written_nor_returned(string kind, string output)
    {
        var jpeg = File.ReadAllBytes(Path.Combine(ModuleSession.Samples, "harbour.jpg"));
        byte[] drawn = kind switch
        {
            "zeros" => new byte[3000],
            "text" => "no image at all, only text"u8.ToArray(),
            "png" => File.ReadAllBytes(Path.Combine(_folder.FullName, "a.png")),
            _ => jpeg[..(jpeg.Length / 2)],
        };
        using var server = new RawServer(_ => RawServer.Answer(200, "Content-Type: image/jpeg", drawn));
        using var session = new ModuleSession();
        var destination = Path.Combine(_folder.FullName, "drawn.jpg");
        var run = session.Run(
            "Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint $args[1] -ApiKey emulator-key -Format Image -InformationVariable said " + output + "; \"$said\"",
            null, ModuleSession.Sample("street.png"), server.Address, destination);
        Assert.StartsWith("0 done, 1 failed;", (string)Assert.Single(run.Output).BaseObject, StringComparison.Ordinal);
        Assert.Single(run.Errors);
        Assert.Equal("InvalidResult", run.Errors[0].CategoryInfo.Category.ToString());
        Assert.Contains("street.png", run.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(destination));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SkipJournaled")]
    public void Image_whose_drawing_was_cut_is_sent_again_and_is_in_the_journal_then(string skip)
    {
        var jpeg = File.ReadAllBytes(ModuleSession.Sample("harbour.jpg"));
        var asked = 0;
        using var server = new RawServer(_ => RawServer.Answer(200, "Content-Type: image/jpeg", ++asked == 1 ? jpeg[..(jpeg.Length / 2)] : jpeg));
        using var session = new ModuleSession();
        var run = session.Run(
            $"1..3 | ForEach-Object {{ Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint $args[1] -ApiKey emulator-key -Format Image -AsResult -Journal $args[2] {skip} }}"
                .Replace("$args", "$given", StringComparison.Ordinal).Insert(0, "$given = $args; "),
            null, ModuleSession.Sample("street.png"), server.Address, Path.Combine(_folder.FullName, "run.jsonl"));
        Assert.StartsWith("ImageNotDrawn,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests);
        Assert.Equal(skip.Length == 0 ? [false, true] : [false], run.Output.Select(o => (bool)o.Properties["FromJournal"].Value));
    }

    [Fact]
    public void Drawings_of_images_in_memory_are_numbered_and_a_name_that_comes_twice_is_an_error_before_it_is_sent()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            """
            $common = @{ Model = 'shapes/1'; Endpoint = $args[1]; ApiKey = 'emulator-key'; Format = 'Image'; Destination = $args[2] }
            $bytes = [IO.File]::ReadAllBytes($args[0])
            $(, $bytes; , $bytes) | Invoke-RoboflowDetection @common
            $args[0], $args[0] | Invoke-RoboflowDetection @common
            , $bytes | Invoke-RoboflowDetection @common
            $common.Destination += '/one.jpg'
            $(, $bytes; , $bytes) | Invoke-RoboflowDetection @common
            """,
            null,
            Path.Combine(_folder.FullName, "a.png"),
            _emulator.Address,
            Path.Combine(_folder.FullName, "out"));
        Assert.Equal(["image-1.jpg", "image-2.jpg", "a.jpg", "one.jpg"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
        Assert.Equal(["DestinationTaken", "FileExists", "DestinationTaken"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(4, _emulator.Statistics.Requests);
    }

    [Fact]
    public void Number_of_an_image_in_memory_does_not_depend_on_failures_before_it()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            """
            $common = @{ Model = 'shapes/1'; Endpoint = $args[1]; ApiKey = 'emulator-key'; Format = 'Image'; Destination = $args[2] }
            $bytes = [IO.File]::ReadAllBytes($args[0])
            $(, $bytes; , [byte[]](1..99); , $bytes) | Invoke-RoboflowDetection @common
            """,
            null,
            Path.Combine(_folder.FullName, "a.png"),
            _emulator.Address,
            Path.Combine(_folder.FullName, "numbers"));
        Assert.Equal(["image-1.jpg", "image-3.jpg"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
        Assert.StartsWith("InvalidImage,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_whose_drawing_cannot_be_written_is_failed_in_the_summary()
    {
        var target = Path.Combine(_folder.FullName, "out");
        Directory.CreateDirectory(Path.Combine(target, "a.jpg"));
        const string Summary = "-Format Image -Force -Destination $args[1] -Journal \"$($args[1]).jsonl\" -InformationVariable said | Out-Null; \"$said\"";
        foreach (var expected in new[] { "1 done, 1 failed;", "1 done (1 from the journal), 1 failed;" })
        {
            var run = Run(Summary, target);
            Assert.StartsWith("FileNotWritten,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith(expected, (string)Assert.Single(run.Output).BaseObject, StringComparison.Ordinal);
        }

        // The other one; an image whose drawing has no place is not sent.
        Assert.Equal(1, _emulator.Statistics.Requests);
    }

    private SessionOutput Run(string more, string? argument = null)
    {
        using var session = new ModuleSession();
        object[] files = [.. _folder.GetFiles("?.*").OrderBy(f => f.Name, StringComparer.Ordinal).Take(2)];
        return session.Run(
            "$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key " + more,
            files,
            _emulator.Address,
            argument ?? string.Empty);
    }
}
