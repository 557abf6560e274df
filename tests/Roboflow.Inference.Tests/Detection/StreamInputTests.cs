using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Streams of any kind: a stream is the caller's own code, with a position of its own.</summary>
public sealed class StreamInputTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_stream_that_fails_in_its_own_way_is_one_error_and_the_others_are_read(int kind)
    {
        using Stream broken = kind switch
        {
            // InvalidDataException: no IOException.
            0 => new GZipStream(new MemoryStream(DetectionFixture.RedCircle), CompressionMode.Decompress),
            1 => new ThrowingStream(new FormatException("It is not Base64.")),
            _ => new ThrowingStream(new OperationCanceledException()),
        };
        using var whole = new MemoryStream(DetectionFixture.BlueSquare);
        var run = given.Run("$args | Invoke-RoboflowDetection @common -Model shapes/1", null, broken, whole);
        DetectionFixture.TheError(run, "StreamUnreadable", ErrorCategory.ReadError);
        Assert.Equal("blue-square", Assert.Single(run.Output).Properties["Class"].Value);
    }

    [Fact]
    public void An_image_at_the_position_of_a_stream_is_the_one_that_is_sent()
    {
        using var both = new MemoryStream([.. DetectionFixture.RedCircle, .. DetectionFixture.BlueSquare]);
        both.Position = DetectionFixture.RedCircle.Length;
        var run = given.Run("Invoke-RoboflowDetection -InputObject $args[0] @common -Model shapes/1", null, both);
        Assert.Empty(run.Errors);
        Assert.Equal(DetectionFixture.BlueSquare, Assert.Single(given.Received).Image.ToArray());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1_000_000)]
    public void A_stream_that_was_looked_at_or_just_written_is_read_from_its_start(int position)
    {
        using var stream = new MemoryStream(DetectionFixture.RedCircle);
        stream.Position = position;
        var run = given.Run("Invoke-RoboflowDetection -InputObject $args[0] @common -Model shapes/1", null, stream);
        Assert.Empty(run.Errors);
        Assert.Equal(DetectionFixture.RedCircle, Assert.Single(given.Received).Image.ToArray());
    }

    [Fact]
    public void Data_without_bytes_is_named_as_empty_and_the_others_are_read()
    {
        using var empty = new MemoryStream();
        using var read = new GZipStream(Compressed(DetectionFixture.RedCircle), CompressionMode.Decompress);
        var run = given.Run(
            "$args[0], $args[1], $args[1] | Invoke-RoboflowDetection @common -Model shapes/1; Invoke-RoboflowDetection -InputObject ([byte[]]@()) @common -Model shapes/1",
            null, empty, read);
        Assert.Equal("red-circle", Assert.Single(run.Output).Properties["Class"].Value);
        Assert.Equal(3, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.Equal(
            ("InvalidImage", "The data is not an image: it is empty, or a stream that was already read to its end. It was not sent."),
            (e.FullyQualifiedErrorId.Split(',')[0], e.ToString())));
    }

    [Fact]
    public void An_endless_stream_that_begins_like_no_image_is_refused_after_its_beginning()
    {
        using var endless = new EndlessStream();
        var run = given.Run("$args[0] | Invoke-RoboflowDetection @common -Model shapes/1", null, endless);
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Empty(given.Received);
    }

    [Theory]
    [InlineData("@{ FullName = $args[0] }")]
    [InlineData("@{ LiteralPath = $args[0] }")]
    [InlineData("@{ PSPath = 'Microsoft.PowerShell.Core\\FileSystem::' + $args[0] }")]
    [InlineData("[ordered]@{ FullName = $args[0]; Length = 5 }")]
    [InlineData("$d = [Collections.Generic.Dictionary[string,string]]::new(); $d['FullName'] = $args[0]; , $d")]
    public void A_hashtable_names_its_file_by_each_documented_name(string input)
    {
        var file = given.File("named [1].jpg").FullName;
        var run = given.Run($"& {{ {input} }} $args[0] | Invoke-RoboflowDetection @common -Model shapes/1", null, file);
        Assert.Empty(run.Errors);
        Assert.Equal(file, run.Property<string>(0, "Path"));
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection -InputObject $args[0] @common -Model shapes/1")]
    [InlineData("Invoke-RoboflowDetection -InputObject $args[0] @common -Model shapes/1 -AsResult")]
    [InlineData("[Collections.Generic.KeyValuePair[string,int]]::new('a', 1)")]
    [InlineData("[Text.Encoding]::UTF8")]
    public void An_object_without_a_path_is_not_a_file_of_its_text(string script)
    {
        var run = given.Run(script + " | Invoke-RoboflowDetection @common -Model shapes/1", null, DetectionFixture.RedCircle);
        DetectionFixture.TheError(run, "ImageUnknown", ErrorCategory.InvalidData);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Numbers_and_lists_are_still_names()
    {
        foreach (var name in new[] { "7", "8" })
        {
            given.File(name);
        }

        var run = given.Run(
            "$old = $pwd; $null = $ExecutionContext.SessionState.Path.SetLocation($folder); 7 | Invoke-RoboflowDetection @common -Model shapes/1"
                + "; , @('7', '8') | Invoke-RoboflowDetection @common -Model shapes/1; $null = $ExecutionContext.SessionState.Path.SetLocation($old)");
        Assert.Empty(run.Errors);
        Assert.Equal(["7", "7", "8"], run.Output.Select(o => Path.GetFileName((string)o.Properties["Path"].Value)));
    }

    private static MemoryStream Compressed(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes, 0, bytes.Length);
        }

        compressed.Position = 0;
        return compressed;
    }

    /// <summary>Zeros without an end, but a reader that takes a megabyte of them has not looked at them.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        private int _read;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) =>
            (_read += count) < 1_000_000 ? count : throw new InvalidOperationException("All of it is being read.");
    }

    private sealed class ThrowingStream(Exception fault) : MemoryStream([1, 2, 3])
    {
        public override int Read(byte[] buffer, int offset, int count) => throw fault;
    }
}
