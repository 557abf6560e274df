using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>A list whose text is its content: Export-Csv, Out-GridView and format strings use the text of values of unknown type.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class ReadableList<T> : List<T>
{
    /// <summary>An empty list.</summary>
    public ReadableList()
    {
    }

    private ReadableList(IEnumerable<T> items)
        : base(items)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this);

    /// <summary>Returns the list itself if it already is one, else a copy without nulls, which only a script can set.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    internal static ReadableList<T>? Of(IReadOnlyList<T>? items) => items switch
    {
        null => null,
        ReadableList<T> list => list,
        _ => new ReadableList<T>(items.Where(static i => i is not null)),
    };
}
