using System;
using System.IO;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>Reads the fields of one protocol-buffer message. It never reads beyond the given bytes.</summary>
internal ref struct ProtoReader
{
    private const int LengthDelimited = 2;
    private ReadOnlySpan<byte> _rest;
    private int _wireType;

    internal ProtoReader(ReadOnlySpan<byte> message)
    {
        _rest = message;
        _wireType = -1;
        Field = 0;
    }

    /// <summary>The number of the next field.</summary>
    internal int Field { get; private set; }

    /// <summary>Whether the field is text, bytes or a message.</summary>
    internal readonly bool IsBytes => _wireType == LengthDelimited;

    /// <summary>The number of bytes after the last read field.</summary>
    internal readonly int Remaining => _rest.Length;

    /// <summary>Moves to the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    internal bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        // Native code uses the lower 32 bits of a longer tag: another field than here.
        var tag = ReadVarint();
        if (tag > uint.MaxValue)
        {
            throw Damaged();
        }

        Field = (int)(tag >> 3);
        _wireType = (int)(tag & 7);
        return Field > 0 ? true : throw Damaged();
    }

    /// <summary>Reads the field's number.</summary>
    internal long Number() => _wireType == 0 ? (long)ReadVarint() : throw Damaged();

    /// <summary>Reads the field's number, or the numbers packed in it, and returns their product.</summary>
    internal double Product()
    {
        if (!IsBytes)
        {
            return Number();
        }

        var packed = new ProtoReader(Bytes());
        var product = 1.0;
        while (!packed._rest.IsEmpty)
        {
            product *= (long)packed.ReadVarint();
        }

        return product;
    }

    /// <summary>Reads the field's text.</summary>
    internal string Text()
    {
        var bytes = Bytes();
#if NET
        return System.Text.Encoding.UTF8.GetString(bytes);
#else
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
#endif
    }

    /// <summary>Reads the field's bytes, which can be a message.</summary>
    internal ReadOnlySpan<byte> Bytes()
    {
        if (!IsBytes)
        {
            throw Damaged();
        }

        var length = ReadVarint();
        return Take(length);
    }

    /// <summary>Skips the field.</summary>
    internal void Skip()
    {
        _ = _wireType switch
        {
            0 => (int)ReadVarint(),
            1 => Take(8).Length,
            LengthDelimited => Bytes().Length,
            5 => Take(4).Length,
            _ => throw Damaged(),
        };
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest.Slice(0, (int)length);
        _rest = _rest.Slice((int)length);
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < 10 && i < _rest.Length; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest.Slice(i + 1);
                return value;
            }
        }

        throw Damaged();
    }

    private static InvalidDataException Damaged() => new("It is not an ONNX model, or is truncated or damaged.");
}
