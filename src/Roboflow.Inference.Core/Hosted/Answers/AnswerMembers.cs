using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>
/// Reads the members of an answer's objects into records, and knows what was missing. Of a member that comes twice the
/// last one counts.
/// </summary>
/// <param name="fields">What the members are.</param>
/// <param name="texts">The texts that the answer repeats.</param>
internal sealed class AnswerMembers<T>(AnswerFields<T> fields, TextCache texts)
    where T : class, new()
{
    // The objects of a list have their members in one order: what stood at a place in the last one is looked at first.
    private readonly byte[] _order = new byte[16];
    private int _place;
    private ulong _seen;
    private ulong _unreadable;

    /// <summary>Whether a required member was there, readable or not.</summary>
    internal bool HasRequired => (_seen & fields.Required) != 0;

    /// <summary>Whether no required member was missing, if one was there, and what is never null had a value of its type.</summary>
    internal bool IsReadable => (_unreadable & fields.NeverNull) == 0 && (!HasRequired || (_seen & fields.Required) == fields.Required);

    /// <summary>Another object begins.</summary>
    internal void Begin()
    {
        _place = 0;
        _seen = 0;
        _unreadable = 0;
    }

    /// <summary>Takes the member whose value the reader stands on, and leaves the reader on the value's last token.</summary>
    internal void Read(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, T record)
    {
        var index = IndexOf(name);
        if (index == AnswerFields<T>.Unknown)
        {
            reader.Skip();
            return;
        }

        var bit = 1UL << index;
        _seen |= bit;
        _unreadable = fields.All[index].Read(ref reader, texts, record) ? _unreadable & ~bit : _unreadable | bit;
    }

    private int IndexOf(scoped ReadOnlySpan<byte> name)
    {
        if (_place == _order.Length)
        {
            return fields.IndexOf(name);
        }

        ref var expected = ref _order[_place++];
        if (fields.All[expected].IsCalled(name))
        {
            return expected;
        }

        var found = fields.IndexOf(name);
        expected = (byte)Math.Max(found, 0);
        return found;
    }
}
