using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Journal;

/// <summary>Where each key's line lies in a journal: some sixty bytes an image, however long its line is.</summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<JournalKey, (long Offset, int Length)> _lines = [];

    internal int Count => _lines.Count;

    /// <summary>Whole lines that hold no result; their images are asked about again.</summary>
    internal int Damaged { get; private set; }

    /// <summary>Where the last whole line ends; what follows was torn off by a power cut or a kill.</summary>
    internal long End { get; private set; }

    internal void Add(JournalKey key, long offset, int length)
    {
        _lines[key] = (offset, length);
        End = offset + length;
    }

    internal bool TryFind(JournalKey key, out (long Offset, int Length) line) => _lines.TryGetValue(key, out line);

    internal void Forget(JournalKey key) => _lines.Remove(key);

    /// <summary>Reads the lines from the stream's position on, in blocks; of each no more than its key is kept.</summary>
    internal void Load(Stream journal)
    {
        var block = new byte[64 * 1024];
        var prefix = new byte[JournalLine.PrefixLength];
        var start = End = journal.Position;
        var at = start;
        var last = (byte)0;
        for (int read; (read = journal.Read(block, 0, block.Length)) > 0;)
        {
            for (var i = 0; i < read; i++, at++)
            {
                if (block[i] == '\n')
                {
                    AddLine(prefix, start, at + 1, last);
                    start = at + 1;
                    last = 0;
                }
                else
                {
                    if (at - start < prefix.Length)
                    {
                        prefix[at - start] = block[i];
                    }

                    // An editor or a copy may have made the line ends those of Windows.
                    last = block[i] is (byte)'\r' or (byte)' ' ? last : block[i];
                }
            }
        }
    }

    // The last byte is that of the line's text, and 0 where the line is blank.
    private void AddLine(byte[] prefix, long start, long end, byte last)
    {
        var whole = end - start > prefix.Length && end - start < int.MaxValue && last == '}';
        if (whole && JournalLine.TryReadKey(prefix, out var key))
        {
            Add(key, start, (int)(end - start));
        }
        else
        {
            Damaged += last == 0 ? 0 : 1;
            End = end;
        }
    }
}
