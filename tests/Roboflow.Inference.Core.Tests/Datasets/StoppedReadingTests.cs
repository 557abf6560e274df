using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Coco;
using Roboflow.Inference.Datasets.Csv;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Voc;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>A stopped run is seen within a single line, cell, element or list, however long it is.</summary>
public sealed class StoppedReadingTests : DatasetReading
{
    private static readonly string Long = new('x', 1 << 18);

    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public void A_stopped_run_reads_no_more_of_a_line_or_a_cell()
    {
        Assert.Throws<OperationCanceledException>(() => TextLines.Read(Stopping(Long)).Count());
        Assert.Throws<OperationCanceledException>(() =>
        {
            using var table = new CsvTable(Stopping("X,Y\n\"" + Long + "\",1\n"));
            table.ReadHeader();
            table.Read();
        });
    }

    [Fact]
    public void A_stopped_run_parses_no_more_of_an_element_a_list_or_a_line()
    {
        _stop.Cancel();
        var xml = Encoding.UTF8.GetBytes($"<annotation x=\"{Long}\"/>");
        Assert.Throws<OperationCanceledException>(() => VocDocument.Load(new MemoryStream(xml), static _ => { }, _stop.Token));
        Assert.Throws<OperationCanceledException>(() => YoloLine.Split("0 1 1", _stop.Token));
        Assert.Throws<OperationCanceledException>(() => new CocoNumberList(_stop.Token).CheckAt(0));
    }

    [Fact]
    public void Every_file_of_a_data_set_is_opened_so()
    {
        Folder.Put("a.txt", Long);
        var reader = new Opener(new DatasetReaderOptions { Path = Folder["a.txt"], Cancellation = _stop.Token }, _stop);
        Assert.Throws<OperationCanceledException>(() => reader.Read().Count());
    }

#if NET
    // .NET Framework runs on Windows alone, where no path is such a device.
    [Fact]
    public void A_device_is_an_error()
    {
        if (File.Exists("/dev/zero"))
        {
            Assert.Empty(DatasetForm.Of(DatasetFormat.JsonLines).CreateReader(
                new DatasetReaderOptions { Path = "/dev/zero", Report = Folder.Problems.Add }).Read());
            Assert.Equal(DatasetProblemKind.FileUnreadable, Assert.Single(Folder.Problems).Kind);
        }
    }
#endif

    protected override void Dispose(bool disposing)
    {
        _stop.Dispose();
        base.Dispose(disposing);
    }

    private CancelableStream Stopping(string text) => new(new Source(Encoding.UTF8.GetBytes(text), _stop), _stop.Token);

    private sealed class Opener(DatasetReaderOptions options, CancellationTokenSource stop) : DatasetReader(options)
    {
        internal override IEnumerable<DetectionResult> Read() => TryOpen<DetectionResult[]>(Options.Path, 1 << 20, stream =>
        {
            stop.Cancel();
            using (stream)
            {
                return stream.ReadByte() < 0 ? null : [];
            }
        }) ?? [];
    }

    /// <summary>The run is stopped while the file is read.</summary>
    private sealed class Source(byte[] content, CancellationTokenSource stop) : MemoryStream(content)
    {
        private int _reads;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Stop();
            return base.Read(buffer, offset, Math.Min(count, 1 << 12));
        }

#if NET
        public override int Read(Span<byte> buffer)
        {
            Stop();
            return base.Read(buffer[..Math.Min(buffer.Length, 1 << 12)]);
        }
#endif

        private void Stop()
        {
            if (++_reads == 3)
            {
                stop.Cancel();
            }
        }
    }
}
