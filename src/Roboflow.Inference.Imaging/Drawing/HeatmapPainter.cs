using System;
using System.Collections.Generic;
using System.Threading;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Colors an image by the density of detections: each adds heat to its box, most in the middle.</summary>
internal static class HeatmapPainter
{
    private const int MostCells = 256;

    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal static void Draw(Canvas canvas, IReadOnlyList<PlacedAnnotation> annotations, double opacity, CancellationToken cancellation)
    {
        var cell = Math.Max(1, (Math.Max(canvas.Width, canvas.Height) + MostCells - 1) / MostCells);
        var heat = new HeatGrid(canvas.Width / cell, canvas.Height / cell);
        foreach (var (_, box) in annotations)
        {
            cancellation.ThrowIfCancellationRequested();
            heat.Add((box.Left + box.Right) / 2.0 / cell, (box.Top + box.Bottom) / 2.0 / cell, (double)box.Width / cell, (double)box.Height / cell);
        }

        heat.Draw(canvas, cell, cell, opacity);
    }
}
