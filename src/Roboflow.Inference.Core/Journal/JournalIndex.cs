using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Journal;

/// <summary>The position of each key's line in a journal: about sixty bytes per image, whatever the length of its line.</summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<JournalKey, (long Offset, int Length)> _lines = [];

    internal int Count => _lines.Count;

    /// <summary>The number of damaged complete lines; their images are sent again.</summary>
    internal int Damaged { get; private set; }

    /// <summary>
    /// The end of the last complete line; the rest was cut off by a power failure or a kill. It is one byte after the end of the file
    /// if only the last line feed is missing.
    /// </summary>
    internal long End { get; private set; }

    internal void Add(JournalKey key, long offset, int length)
    {
        _lines[key] = (offset, length);
        End = offset + length;
    }

    internal bool TryFind(JournalKey key, out (long Offset, int Length) line) => _lines.TryGetValue(key, out line);

    internal void Forget(JournalKey key) => _lines.Remove(key);

    /// <summary>Reads and checks the lines from the stream's position on, in blocks; only their positions are kept.</summary>
    internal void Load(Stream journal)
    {
        var block = new byte[64 * 1024];
        var prefix = new byte[JournalLine.PrefixLength];
        var start = End = journal.Position;
        var at = start;
        var sum = JournalChecksum.Begin();
        var isBlank = true;
        for (int read; (read = journal.Read(block, 0, block.Length)) > 0;)
        {
            for (var i = 0; i < read; i++, at++)
            {
                if (block[i] == '\n')
                {
                    AddLine(prefix, start, at + 1, isBlank ? null : sum.Value);
                    start = at + 1;
                    sum = JournalChecksum.Begin();
                    isBlank = true;
                }
                else
                {
                    if (at - start < prefix.Length)
                    {
                        prefix[at - start] = block[i];
                    }

                    sum.Add(block[i]);
                    isBlank &= block[i] is (byte)'\r' or (byte)' ';
                }
            }
        }

        _ = TryAdd(prefix, start, at + 1, sum.Value);
    }

    // A blank line, and the header of a journal that was appended to this one, have no checksum, but are not damaged.
    private void AddLine(byte[] prefix, long start, long end, ulong? sum)
    {
        if (!TryAdd(prefix, start, end, sum))
        {
            Damaged += sum is null || JournalLine.IsHeader(prefix, end - start) ? 0 : 1;
            End = end;
        }
    }

    private bool TryAdd(byte[] prefix, long start, long end, ulong? sum)
    {
        var isWhole = end - start > prefix.Length && end - start < int.MaxValue;
        if (!isWhole || !JournalLine.TryReadPrefix(prefix, out var key, out var stated) || stated != sum)
        {
            return false;
        }

        Add(key, start, (int)(end - start));
        return true;
    }
}
