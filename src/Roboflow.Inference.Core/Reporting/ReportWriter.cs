using System;

namespace Roboflow.Inference.Reporting;

/// <summary>Writes a report piece by piece as its images arrive.</summary>
/// <param name="output">The report's output.</param>
/// <param name="colorOf">The color of a prediction's class, as #rrggbb.</param>
internal sealed class ReportWriter(IReportOutput output, Func<Prediction, string> colorOf) : IDisposable
{
    /// <summary>The number of entries per piece of data.</summary>
    internal const int ChunkSize = 500;

    private ReportChunk _chunk = new(output.Folder, colorOf);

    /// <summary>Adds an image; images are numbered in order.</summary>
    /// <param name="image">The image.</param>
    /// <param name="thumbnail">The return value of <see cref="IReportOutput.KeepThumbnail"/>.</param>
    internal void Add(ReportImage image, string? thumbnail)
    {
        _chunk.Add(image, thumbnail);
        WriteFull();
    }

    internal void Add(ReportError error)
    {
        _chunk.Add(error);
        WriteFull();
    }

    internal void Add(ImageTruth truth)
    {
        _chunk.Add(truth);
        WriteFull();
    }

    internal void Add(ImageDisagreement disagreement)
    {
        _chunk.Add(disagreement);
        WriteFull();
    }

    /// <summary>Writes the rest and moves the report into place.</summary>
    internal void Complete(ReportHead head)
    {
        WriteChunk();
        output.WriteData(head.ToJson());
        output.Complete();
    }

    public void Dispose() => output.Dispose();

    private void WriteFull()
    {
        if (_chunk.Count >= ChunkSize)
        {
            WriteChunk();
        }
    }

    private void WriteChunk()
    {
        if (_chunk.Count > 0)
        {
            output.WriteData(_chunk.ToJson());
            _chunk = new ReportChunk(output.Folder, colorOf);
        }
    }
}
