using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>
/// Puts the weights of other files into the model. ONNX Runtime would map those files into memory for as long as the model is used:
/// a file that is overwritten meanwhile would change the answers, and one that is shortened would end the process.
/// </summary>
internal sealed class WeightInliner
{
    private const int RawData = 9;
    private readonly byte[] _model;
    private readonly IReadOnlyDictionary<string, long> _lengths;
    private readonly ILookup<string, (long Start, int Length, int Target)> _targets;

    /// <param name="model">A model that <see cref="OnnxReader"/> has read.</param>
    /// <param name="lengths">The lengths of the files, by their names in the model.</param>
    /// <exception cref="InvalidDataException">A tensor is not in its file, or the weights are too large.</exception>
    internal WeightInliner(byte[] model, IReadOnlyDictionary<string, long> lengths)
    {
        _model = model;
        _lengths = lengths;
        var pieces = new List<Piece>();
        var length = Copy(Part.Model, 0, model.Length, pieces);
        if (length > CheckedModel.MostBytes)
        {
            throw new InvalidDataException($"With its weights it has {length} bytes, above the limit of {CheckedModel.MostBytes}.");
        }

        Content = new byte[length];
        var targets = new List<(string File, long Start, int Length, int Target)>();
        var at = 0;
        foreach (var piece in pieces)
        {
            if (piece.Bytes is { } bytes)
            {
                Buffer.BlockCopy(bytes, (int)piece.Start, Content, at, piece.Length);
            }
            else
            {
                targets.Add((piece.File!, piece.Start, piece.Length, at));
            }

            at += piece.Length;
        }

        _targets = targets.ToLookup(t => t.File, t => (t.Start, t.Length, t.Target), StringComparer.Ordinal);
    }

    /// <summary>The model with the weights, after all files were added.</summary>
    internal byte[] Content { get; }

    /// <summary>Puts the values of a file into the model.</summary>
    /// <param name="name">The file's name in the model.</param>
    /// <param name="stream">The file's content.</param>
    /// <param name="read">Gets each part of the content, in order.</param>
    /// <exception cref="InvalidDataException">The file was shortened.</exception>
    internal void Add(string name, Stream stream, Action<byte[], int> read)
    {
        var buffer = new byte[1 << 20];
        var targets = _targets[name].ToArray();
        var position = 0L;
        while (position < _lengths[name])
        {
            var count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, _lengths[name] - position));
            if (count == 0)
            {
                throw new InvalidDataException($"Its weights in '{ServerText.Clean(name)}' were shortened while they were read.");
            }

            read(buffer, count);
            foreach (var (start, length, target) in targets)
            {
                var from = Math.Max(start, position);
                var to = Math.Min(start + length, position + count);
                if (from < to)
                {
                    Buffer.BlockCopy(buffer, (int)(from - position), Content, (int)(target + from - start), (int)(to - from));
                }
            }

            position += count;
        }
    }

    // Returns the length of the copy, which consists of pieces of the model, new bytes, and pieces of files.
    private long Copy(Part part, int start, int length, List<Piece> pieces)
    {
        var reader = new ProtoReader(_model.AsSpan(start, length));
        var at = start;
        while (reader.Next())
        {
            var child = ChildOf(part, reader.Field);
            if (child is null)
            {
                reader.Skip();
            }

            var inner = child is null ? 0 : reader.Bytes().Length;
            var next = start + length - reader.Remaining;
            if (child is { } kind)
            {
                CopyChild(kind, reader.Field, at, next, inner, pieces);
            }
            else if (part != Part.Tensor || reader.Field is not (13 or 14))
            {
                Keep(at, next, pieces);
            }

            at = next;
        }

        if (part == Part.Tensor && OnnxTensor.Read(_model.AsSpan(start, length)).Place() is { } place)
        {
            if (place.Start > _lengths[place.File] - place.Length)
            {
                throw new InvalidDataException($"Its weights in '{ServerText.Clean(place.File)}' are incomplete: copy that file again.");
            }

            pieces.Add(Piece.Of(Header(RawData, place.Length)));
            pieces.Add(new Piece(null, place.File, place.Start, place.Length));
        }

        return pieces.Sum(p => (long)p.Length);
    }

    private void CopyChild(Part kind, int field, int at, int next, int length, List<Piece> pieces)
    {
        var inner = new List<Piece>();
        var copied = Copy(kind, next - length, length, inner);
        if (inner.Exists(p => p.File is not null) || copied != length)
        {
            pieces.Add(Piece.Of(Header(field, copied)));
            pieces.AddRange(inner);
        }
        else
        {
            Keep(at, next, pieces);
        }
    }

    private void Keep(int at, int next, List<Piece> pieces)
    {
        if (pieces.Count > 0 && pieces[pieces.Count - 1] is var last && last.Bytes == _model && last.Start + last.Length == at)
        {
            pieces[pieces.Count - 1] = last with { Length = next - (int)last.Start };
        }
        else
        {
            pieces.Add(new Piece(_model, null, at, next - at));
        }
    }

    private static Part? ChildOf(Part part, int field) => (part, field) switch
    {
        (Part.Model, 7) or (Part.Attribute, 6 or 11) => Part.Graph,
        (Part.Model, 25) => Part.Function,
        (Part.Graph, 1) or (Part.Function, 7) => Part.Node,
        (Part.Node, 5) or (Part.Function, 11) => Part.Attribute,
        (Part.Graph, 5) or (Part.Attribute, 5 or 10) or (Part.Sparse, 1 or 2) => Part.Tensor,
        (Part.Graph, 15) or (Part.Attribute, 22 or 23) => Part.Sparse,
        _ => null,
    };

    // The tag and the length of a field of bytes.
    private static byte[] Header(int field, long length)
    {
        var bytes = new List<byte>();
        foreach (var number in new[] { ((long)field << 3) | 2, length })
        {
            var rest = number;
            for (; rest >= 0x80; rest >>= 7)
            {
                bytes.Add((byte)(rest | 0x80));
            }

            bytes.Add((byte)rest);
        }

        return [.. bytes];
    }

    /// <summary>The messages that can contain weights.</summary>
    private enum Part
    {
        Model,
        Graph,
        Function,
        Node,
        Attribute,
        Sparse,
        Tensor,
    }

    // A part of the bytes, or of the file.
    private readonly record struct Piece(byte[]? Bytes, string? File, long Start, int Length)
    {
        internal static Piece Of(byte[] bytes) => new(bytes, null, 0, bytes.Length);
    }
}
