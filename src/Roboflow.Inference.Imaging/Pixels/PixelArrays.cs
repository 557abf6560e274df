using System;
using System.Collections.Concurrent;

namespace Roboflow.Inference.Imaging.Pixels;

/// <summary>
/// Pixel arrays, reused for the next image of the same size: the system allocates a new array page by page, which takes a tenth
/// of the decoding time. The garbage collector can still free them, so that none is kept after a run.
/// </summary>
internal static class PixelArrays
{
    private const int MostKept = 64;
    private static readonly ConcurrentQueue<WeakReference<byte[]>> Kept = new();

    /// <summary>Returns an array of exactly this length, with undefined content.</summary>
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

    /// <summary>Returns an array that is no longer used.</summary>
    internal static void Return(byte[] array)
    {
        if (Kept.Count < MostKept)
        {
            Kept.Enqueue(new WeakReference<byte[]>(array));
        }
    }

#if NET
    // Every byte will be written, so the array is not cleared.
    private static byte[] NewArray(int length) => GC.AllocateUninitializedArray<byte>(length);
#else
    private static byte[] NewArray(int length) => new byte[length];
#endif
}
