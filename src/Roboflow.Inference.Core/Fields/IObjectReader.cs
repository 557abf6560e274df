using System.Collections.Generic;

namespace Roboflow.Inference.Fields;

/// <summary>Reads the members of objects from a host, by the host's conversion rules.</summary>
internal interface IObjectReader
{
    /// <summary>Returns the value of a member, or null if the object does not have it.</summary>
    object? Member(object owner, string name);

    /// <summary>Returns the text of a value, or null if it is empty.</summary>
    string? Text(object? value);

    /// <summary>Returns the number of a value, or null if it is not a number.</summary>
    double? Number(object? value);

    /// <summary>Returns the truth of a value, or null if it is neither true nor false.</summary>
    bool? Flag(object? value);

    /// <summary>Whether a member has no value: an empty cell, or a member that the object does not have.</summary>
    bool IsMissing(object? value);

    /// <summary>Returns the items of a list, or null if the value is not a list.</summary>
    IEnumerable<object>? Items(object? value);
}
