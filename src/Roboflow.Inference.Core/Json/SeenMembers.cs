namespace Roboflow.Inference.Json;

/// <summary>
/// The members of a JSON object read so far. JSON does not say which of two equal names counts, so the value of one would be
/// lost: an object that repeats a member is invalid.
/// </summary>
internal struct SeenMembers
{
    private ulong _seen;

    internal readonly bool Has(int member) => (_seen & (1UL << member)) != 0;

    /// <summary>Adds a member by its number, below 64; false if the object has it already.</summary>
    internal bool TryAdd(int member)
    {
        var isNew = !Has(member);
        _seen |= 1UL << member;
        return isNew;
    }
}
