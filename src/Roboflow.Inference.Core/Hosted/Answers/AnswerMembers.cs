using System;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>
/// Reads the members of an answer's objects into records, and records which are missing or repeated.
/// </summary>
/// <param name="fields">The fields of the record.</param>
/// <param name="texts">A cache of texts that the answer repeats.</param>
internal sealed class AnswerMembers<T>(AnswerFields<T> fields, TextCache texts)
    where T : class, new()
{
    // The objects of a list have the same order of members, so the field at this position in the last object is tried first.
    private readonly byte[] _order = new byte[16];
    private int _place;
    private ulong _seen;
    private ulong _unreadable;
    private ulong _named;
    private ulong _settled;
    private ulong _otherType;
    private bool _repeated;
    private bool _lacksForeign;

    /// <summary>Whether a required member was present, readable or not.</summary>
    internal bool HasRequired => (_seen & fields.Required) != 0;

    /// <summary>Whether a member with one of these bits was present, readable or not.</summary>
    internal bool Has(ulong bits) => (_seen & bits) != 0;

    /// <summary>Whether two members had the same name, so that the value of one is lost.</summary>
    internal bool HasRepeated => _repeated;

    /// <summary>Whether all required members were present and readable, and none was repeated.</summary>
    internal bool HasAllRequired => !HasRepeated && (_seen & ~_unreadable & fields.Required) == fields.Required;

    /// <summary>Whether all required members were present (or none), all fields that require a value have one, and none was repeated.</summary>
    internal bool IsReadable => !HasRepeated && (_unreadable & fields.NeverNull) == 0 && (!HasRequired || (_seen & fields.Required) == fields.Required);

    /// <summary>Whether an optional member was present, but could not be read, or has no field.</summary>
    internal bool LacksParts => _lacksForeign || (_unreadable & ~fields.NeverNull) != 0;

    /// <summary>Whether a member, required or not, was neither of its type nor null.</summary>
    internal bool HasOtherType => _otherType != 0;

    /// <summary>Whether a member, known or not, was a list or an object.</summary>
    internal bool HasNested { get; private set; }

    /// <summary>The number of unknown members that are numbers.</summary>
    internal int UnknownNumbers { get; private set; }

    /// <summary>Reads the object at the reader's position; false if it is not an object. Leaves the reader at its last token.</summary>
    internal bool TryReadObject(ref Utf8JsonReader reader, T record)
    {
        Begin();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Name();
            _ = reader.Read();
            Read(ref reader, name, record);
        }

        return true;
    }

    /// <summary>Begins another object: its members repeat none of the last one.</summary>
    internal void Begin()
    {
        _place = 0;
        _seen = 0;
        _unreadable = 0;
        _named = 0;
        _settled = 0;
        _otherType = 0;
        _repeated = false;
        _lacksForeign = false;
        HasNested = false;
        UnknownNumbers = 0;
    }

    /// <summary>Reads the member whose value is at the reader's position, and leaves the reader at the value's last token.</summary>
    internal void Read(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, T record)
    {
        var isNested = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        var index = IndexOf(name);
        if (index == AnswerFields<T>.Unknown)
        {
            _lacksForeign |= ForeignParts.IsOne(name, ref reader);
            HasNested |= isNested;
            UnknownNumbers += IsNumber(ref reader) ? 1 : 0;
            reader.Skip();
            return;
        }

        // An object can have both names of a field, but none twice.
        var bit = 1UL << index;
        var isOther = fields.All[index].IsOther(name);
        var named = isOther ? bit << AnswerFields<T>.MostFields : bit;
        _repeated |= (_named & named) != 0;
        _named |= named;

        // The first name counts in any order, but null under one name is not a value: the other name can have one.
        var isNull = reader.TokenType == JsonTokenType.Null;
        if (((isNull ? _seen : isOther ? _settled : 0) & bit) != 0)
        {
            reader.Skip();
            return;
        }

        HasNested |= isNested && !isOther;
        _settled |= isOther || isNull ? 0 : bit;
        _seen |= bit;
        var isRead = fields.All[index].Read(ref reader, texts, record);
        _unreadable = isRead ? _unreadable & ~bit : _unreadable | bit;
        _otherType = isRead || isNull ? _otherType & ~bit : _otherType | bit;
    }

    // A number can be a string. A long string is not a number, so it is not copied; nor is one with escapes, which can be invalid.
    private static bool IsNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length < 32 && !reader.ValueIsEscaped && reader.Number() is not null);

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
