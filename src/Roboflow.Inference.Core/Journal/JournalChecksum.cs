namespace Roboflow.Inference.Journal;

/// <summary>
/// A checksum (FNV-1a, 64 bits) over a line's key and everything after the checksum. It detects damage, and a body that belongs
/// to another key, but not deliberate forgery.
/// </summary>
internal struct JournalChecksum
{
    private const ulong Start = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    private ulong _all;
    private ulong _text;
    private long _at;

    /// <summary>The checksum of the line so far, without trailing spaces and carriage returns, which an editor can add.</summary>
    internal readonly ulong Value => _text;

    /// <summary>Begins a line.</summary>
    internal static JournalChecksum Begin() => new() { _all = Start, _text = Start };

    /// <summary>Adds the line's next byte.</summary>
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

    /// <summary>Returns the checksum of a complete line.</summary>
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
