using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Fields;

/// <summary>The members of a piped row. To look up a member that is absent takes long, so the names can be listed first if many can be absent.</summary>
internal sealed class RowMembers(object row, IObjectReader objects)
{
    private HashSet<string>? _names;
    private bool _isListed;

    internal object? Value(string name) => CanHave(name) ? objects.Member(row, name) : null;

    /// <summary>Returns the first of these names that a member has, as the row writes it.</summary>
    internal string? NameOf(params string[] names) => Array.Exists(names, CanHave) ? objects.NameOf(row, names) : null;

    /// <summary>Lists the names, which takes as long as to look up about twenty that are absent.</summary>
    internal void List()
    {
        if (!_isListed)
        {
            _isListed = true;
            _names = objects.Names(row) is { } names ? new HashSet<string>(names, StringComparer.OrdinalIgnoreCase) : null;
        }
    }

    private bool CanHave(string name) => _names is null || _names.Contains(name);
}
