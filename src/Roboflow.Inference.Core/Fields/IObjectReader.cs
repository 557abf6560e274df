using System.Collections.Generic;

namespace Roboflow.Inference.Fields;

/// <summary>Reads the members of objects from a host, by the host's conversion rules.</summary>
internal interface IObjectReader
{
    /// <summary>Returns the value of a member, or null if the object does not have it.</summary>
    object? Member(object owner, string name);

    /// <summary>Returns the first of these names that a member has, as the object writes it; not the name of the object itself, as of a file.</summary>
    string? NameOf(object owner, string[] names);

    /// <summary>Returns the names of the members, or null if to list them takes longer than to look up some.</summary>
    IEnumerable<string>? Names(object owner);

    /// <summary>Whether a value is a text or a number, and not an object that has a text.</summary>
    bool IsPlain(object? value);

    /// <summary>Returns the text of a value, or null if it is empty.</summary>
    string? Text(object? value);

    /// <summary>Returns the number of a value, or null if it is not a number.</summary>
    double? Number(object? value);

    /// <summary>Returns the truth of a value, or null if it is neither true nor false.</summary>
    bool? Flag(object? value);

    /// <summary>Whether a member has no value: an empty cell, or a member that the object does not have.</summary>
    bool IsMissing(object? value);

    /// <summary>Returns a record of ours, with the values that the host shows instead of its own; null if such a member cannot be read.</summary>
    T? Shown<T>(T record, out string? unreadable)
        where T : class, new();

    /// <summary>Returns the items of a list, or null if the value is not a list.</summary>
    IEnumerable<object>? Items(object? value);
}
