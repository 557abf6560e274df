using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>zlib's checksum. .NET Framework has no stream that checks it.</summary>
internal readonly record struct Adler32(uint First, uint Second)
{
    private const uint Modulus = 65521;

    // As many as can be added before 32 bits overflow.
    private const int MostAtOnce = 5552;

    /// <summary>The checksum of nothing.</summary>
    internal static Adler32 Start { get; } = new(1, 0);

    internal uint Value => (Second << 16) | First;

    /// <summary>Returns the checksum with more bytes.</summary>
    internal Adler32 Add(ReadOnlySpan<byte> bytes)
    {
        var (first, second) = (First, Second);
        while (!bytes.IsEmpty)
        {
            var some = bytes.Slice(0, Math.Min(MostAtOnce, bytes.Length));
            foreach (var one in some)
            {
                first += one;
                second += first;
            }

            (first, second) = (first % Modulus, second % Modulus);
            bytes = bytes.Slice(some.Length);
        }

        return new(first, second);
    }
}
