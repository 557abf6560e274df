using System;
using System.Collections.Concurrent;

namespace Roboflow.Inference.Imaging.Pixels;

/// <summary>
/// Arrays for pixels, used again for the next image of the same size: a fresh one costs the system a page at a time,
/// a tenth of what decoding costs. The collector may still take them, so that none is held when a run is over.
/// </summary>
internal static class PixelArrays
{
    private const int MostKept = 64;
    private static readonly ConcurrentQueue<WeakReference<byte[]>> Kept = new();

    /// <summary>An array of exactly this length; what is in it is of no use.</summary>
    internal static byte[] Rent(int length)
    {
        for (var tries = Kept.Count; tries > 0 && Kept.TryDequeue(out var reference); tries--)
        {
            if (reference.TryGetTarget(out var kept) && kept.Length == length)
            {
                return kept;
            }

            if (kept is not null)
            {
                Kept.Enqueue(reference);
            }
        }

        return NewArray(length);
    }

    /// <summary>Takes an array back that nobody uses any more.</summary>
    internal static void Return(byte[] array)
    {
        if (Kept.Count < MostKept)
        {
            Kept.Enqueue(new WeakReference<byte[]>(array));
        }
    }

#if NET
    // Every byte is written, so none is cleared before.
    private static byte[] NewArray(int length) => GC.AllocateUninitializedArray<byte>(length);
#else
    private static byte[] NewArray(int length) => new byte[length];
#endif
}
