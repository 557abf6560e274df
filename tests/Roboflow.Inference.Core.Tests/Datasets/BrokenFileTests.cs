using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Files of a folder that cannot be read to their end, as on a damaged disk or a share that goes away.</summary>
public sealed class BrokenFileTests : DatasetReading
{
    private const string Line = """{"X":2,"Y":2,"Width":2,"Height":2,"Class":"CLASS"}""" + "\n";
    private const string Head = "X,Y,Width,Height,Class\n";
    private const string Row = "2,2,2,2,CLASS\n";

    [Fact]
    public void A_file_that_fails_at_the_first_read_is_closed()
    {
        var stream = new BrokenStream([1, 2, 3], 0);
        Assert.Empty(Folder.Read(DatasetFormat.JsonLines, "a.jsonl", o => o with { Open = _ => stream }));
        Assert.False(stream.CanRead);
        Assert.Contains("cannot be read: The disk is damaged.", Assert.Single(Folder.Problems).Message, System.StringComparison.Ordinal);
    }

    // A share can return less than was asked for.
    [Fact]
    public void What_a_file_is_instead_is_recognized_in_small_parts_too()
    {
        var text = Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 6\n");
        Assert.Empty(Folder.Read(DatasetFormat.JsonLines, "a.jsonl", o => o with { Open = _ => new SlowStream(text) }));
        Assert.Contains("pointer of Git LFS", Assert.Single(Folder.Problems).Message, System.StringComparison.Ordinal);
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 3));
    }

    [Theory]
    [InlineData(DatasetFormat.JsonLines, "", Line, 40_000, "cannot be read to its end: ")]
    [InlineData(DatasetFormat.JsonLines, "", Line, 0, "cannot be read: ")]
    [InlineData(DatasetFormat.Csv, Head, Row, 40_000, "cannot be read to its end: ")]
    [InlineData(DatasetFormat.Csv, "", " ", 20_000, "cannot be read to its end: ")]
    [InlineData(DatasetFormat.Csv, Head, Row, 0, "cannot be read: ")]
    [InlineData(DatasetFormat.Coco, "", "{\"images\":[]}", 0, "cannot be read: ")]
    [InlineData(DatasetFormat.LabelMe, "", "{\"shapes\":[]}", 0, "cannot be read: ")]
    [InlineData(DatasetFormat.Voc, "", "<annotation/>", 0, "cannot be read: ")]
    [InlineData(DatasetFormat.Yolo, "", "0 0.5 0.5 1 1\n", 0, "cannot be read: ")]
    public void A_read_error_in_one_file_is_one_error_and_the_others_are_read(DatasetFormat format, string head, string entry, int broken, string expected)
    {
        var extension = format switch
        {
            DatasetFormat.JsonLines => ".jsonl",
            DatasetFormat.Csv => ".csv",
            DatasetFormat.Voc => ".xml",
            DatasetFormat.Yolo => ".txt",
            _ => ".json",
        };
        var isList = entry.Contains("CLASS", StringComparison.Ordinal);
        foreach (var name in new[] { "a", "b", "c" })
        {
            Folder.Put(name + extension, head + entry.Replace("CLASS", name, StringComparison.Ordinal));
        }

        var bytes = Encoding.ASCII.GetBytes(head + string.Concat(Enumerable.Repeat(entry.Replace("CLASS", "b", StringComparison.Ordinal), 30_000)));
        var read = Folder.Read(format, ".", o => o with
        {
            Open = file => Path.GetFileName(file) == "b" + extension ? new BrokenStream(bytes, broken) : File.OpenRead(file),
            DefaultSize = (10, 10),
        });
        Assert.Equal($"{Folder["./b" + extension]} {expected}The disk is damaged.", Assert.Single(Folder.Problems).Message);
        Assert.Equal(Folder["./b" + extension], Folder.Problems[0].Target);
        if (isList)
        {
            Assert.Equal(["a", .. broken > 0 ? new[] { "b" } : [], "c"], read.SelectMany(r => r.Predictions).Select(p => p.Class).Distinct());
        }
    }

    private sealed class BrokenStream(byte[] bytes, int broken) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position >= broken
            ? throw new IOException("The disk is damaged.")
            : base.Read(buffer, offset, (int)Math.Min(count, broken - Position));

#if NET
        public override int Read(Span<byte> buffer)
        {
            var block = new byte[buffer.Length];
            var read = Read(block, 0, block.Length);
            block.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
#endif
    }
}
