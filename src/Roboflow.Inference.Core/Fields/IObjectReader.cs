using System.Collections.Generic;

namespace Roboflow.Inference.Fields;

/// <summary>Reads the members of objects that a host hands over, by the host's own rules of conversion.</summary>
internal interface IObjectReader
{
    /// <summary>The value of a member, or null where the object has no such member.</summary>
    object? Member(object owner, string name);

    /// <summary>The text of a value, or null where it is empty.</summary>
    string? Text(object? value);

    /// <summary>The number of a value, or null where it is not a number.</summary>
    double? Number(object? value);

    /// <summary>Whether the value is true.</summary>
    bool Flag(object? value);

    /// <summary>The items of a list, or null where the value is not a list.</summary>
    IEnumerable<object>? Items(object? value);
}
