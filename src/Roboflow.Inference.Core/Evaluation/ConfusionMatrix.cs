using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference;

/// <summary>
/// Which class was taken for which, at the chosen confidence and overlap: a row for each class of the truth, and one
/// for predictions where nothing is.
/// </summary>
public sealed class ConfusionMatrix : IReadOnlyList<ConfusionRow>
{
    /// <summary>The label that stands for no object: missed in a row, false alarm as a row.</summary>
    public const string Nothing = "(nothing)";

    internal static readonly ConfusionMatrix Empty = new([], [[0]]);

    private readonly ConfusionRow[] _rows;

    internal ConfusionMatrix(IReadOnlyList<string> classes, int[][] counts)
    {
        string[] labels = [.. classes, Nothing];
        Labels = labels;
        Counts = counts;
        _rows = [.. counts.Select((row, i) => new ConfusionRow(i, Labels, row))];
    }

    /// <summary>Classes by name, and <see cref="Nothing"/> last: the labels of rows and columns alike.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The bare counts: a row for each label of the truth, in it a column for each label of the predictions.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>The number of rows: one more than there are classes.</summary>
    public int Count => _rows.Length;

    /// <summary>A row by its place.</summary>
    public ConfusionRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<ConfusionRow> GetEnumerator() => ((IEnumerable<ConfusionRow>)_rows).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count - 1} class(es)";
}
