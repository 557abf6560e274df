using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Shared by the tests of readers: a folder, the boxes that were read, and the position of a problem.</summary>
public abstract class DatasetReading : IDisposable
{
    internal DatasetFolder Folder { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Folder.Dispose();

    protected static string[] Boxes(DetectionResult[] results) =>
        [.. results.SelectMany(r => r.Predictions).Select(p => FormattableString.Invariant($"{p.Class} {p.Left} {p.Top} {p.Right} {p.Bottom}"))];

    protected void AssertProblem(int index, string file, int line) =>
        Assert.StartsWith($"{Folder[file]}, line {line}: ", Folder.Problems[index].Message, StringComparison.Ordinal);
}
