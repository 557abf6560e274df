using System;
using System.Collections.Generic;
using System.Threading;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Dims everything outside the boxes.</summary>
internal static class SpotlightPainter
{
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal static void Dim(Canvas canvas, IReadOnlyList<PlacedAnnotation> lit, double opacity, CancellationToken cancellation)
    {
        var strength = (int)Math.Round(opacity * 255);
        var isLit = new bool[canvas.Width];
        for (var y = 0; y < canvas.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(isLit, 0, isLit.Length);
            foreach (var (_, box) in lit)
            {
                if (y >= box.Top && y < box.Bottom)
                {
                    isLit.AsSpan(box.Left, box.Width).Fill(true);
                }
            }

            for (var x = 0; x < isLit.Length; x++)
            {
                if (!isLit[x])
                {
                    canvas.Blend(x, y, default, strength);
                }
            }
        }
    }
}
