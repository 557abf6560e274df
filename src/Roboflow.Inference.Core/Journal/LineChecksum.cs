namespace Roboflow.Inference.Journal;

/// <summary>
/// A checksum (FNV-1a, 64 bits) over a line's key and what follows the checksum. It tells damage, and a body that belongs
/// to another key; it is not a guard against someone who means to forge a journal.
/// </summary>
internal struct LineChecksum
{
    private const ulong Start = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    private ulong _all;
    private ulong _text;
    private long _at;

    /// <summary>The checksum of the line so far, without spaces and carriage returns at its end: an editor may have added them.</summary>
    internal readonly ulong Value => _text;

    /// <summary>Begins a line.</summary>
    internal static LineChecksum Begin() => new() { _all = Start, _text = Start };

    /// <summary>Takes the line's next byte.</summary>
    internal void Add(byte next)
    {
        if (JournalLine.IsChecked(_at++))
        {
            _all = (_all ^ next) * Prime;
        }

        if (next is not ((byte)'\r' or (byte)' '))
        {
            _text = _all;
        }
    }

    /// <summary>The checksum of a whole line.</summary>
    internal static ulong Of(byte[] line, int length)
    {
        var sum = Begin();
        for (var i = 0; i < length; i++)
        {
            sum.Add(line[i]);
        }

        return sum.Value;
    }
}
