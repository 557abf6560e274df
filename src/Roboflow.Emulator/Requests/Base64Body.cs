using System;
using System.Buffers;
using System.Buffers.Text;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>
/// Decodes the documented body like the server's lenient decoder, which skips characters outside the alphabet. So line breaks
/// are harmless, but the URL-safe alphabet loses its <c>-</c> and <c>_</c>, which corrupts the image.
/// </summary>
internal static class Base64Body
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    internal static byte[] Decode(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("data:"u8))
        {
            body = body[(body.IndexOf((byte)',') + 1)..];
        }

        if (body.IsEmpty)
        {
            throw EmulatorFault.BadImage("the body is empty.");
        }

        var clean = new byte[body.Length];
        var length = Clean(body, clean);
        var image = new byte[Base64.GetMaxDecodedFromUtf8Length(length)];
        return Base64.DecodeFromUtf8(clean.AsSpan(0, length), image, out _, out var written) == OperationStatus.Done && written > 0
            ? image.AsSpan(0, written).ToArray()
            : throw EmulatorFault.BadImage("malformed base64 input image.");
    }

    private static int Clean(ReadOnlySpan<byte> body, Span<byte> clean)
    {
        var length = 0;
        foreach (var character in body)
        {
            if (character == (byte)'=' || Alphabet.Contains(character))
            {
                clean[length++] = character;
            }
        }

        return length;
    }
}
