using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Checks whether a JPEG has all its scans. A progressive JPEG has about ten, each of which makes the image sharper, and
/// decoders accept any number of them.
/// </summary>
internal static class JpegScans
{
    private const int Coefficients = 64;

    internal static bool AreComplete(ReadOnlySpan<byte> jpeg)
    {
        var frame = JpegMarkers.FindFrame(jpeg);
        if (frame < 0 || frame + 8 > jpeg.Length)
        {
            return false;
        }

        // One bit for each coefficient of a component, cleared by the scan with its last bit.
        var missing = new Dictionary<byte, ulong>();
        for (var i = 0; i < jpeg[frame + 7] && frame + 8 + (i * 3) < jpeg.Length; i++)
        {
            missing[jpeg[frame + 8 + (i * 3)]] = ulong.MaxValue;
        }

        for (var scan = JpegMarkers.FindScan(jpeg); scan >= 0; scan = JpegMarkers.FindScan(jpeg, JpegMarkers.SkipData(jpeg, scan)))
        {
            // Length, number of components, component and tables of each; first and last coefficient; high and low bit.
            var count = scan + 2 < jpeg.Length ? jpeg[scan + 2] : 0;
            var range = scan + 3 + (count * 2);
            if (range + 2 >= jpeg.Length)
            {
                return false;
            }

            for (var i = 0; i < count && (jpeg[range + 2] & 15) == 0; i++)
            {
                var component = jpeg[scan + 3 + (i * 2)];
                missing[component] = missing.TryGetValue(component, out var left) ? left & ~Mask(jpeg[range], jpeg[range + 1]) : 0;
            }
        }

        foreach (var left in missing.Values)
        {
            if (left != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static ulong Mask(int first, int last)
    {
        var mask = 0UL;
        for (var i = first; i <= last && i < Coefficients; i++)
        {
            mask |= 1UL << i;
        }

        return mask;
    }
}
