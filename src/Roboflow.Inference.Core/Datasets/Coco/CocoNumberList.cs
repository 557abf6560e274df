using System.Collections.Generic;
using System.Threading;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>The numbers of the list that is being read. A single outline can have millions of them, so it sees that the run is stopped.</summary>
internal sealed class CocoNumberList(CancellationToken cancellation) : List<double>(64)
{
    private const int Between = 1 << 12;

    /// <summary>Called for each number.</summary>
    /// <exception cref="System.OperationCanceledException">Reading was canceled.</exception>
    internal void CheckAt(int index)
    {
        if (index % Between == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
