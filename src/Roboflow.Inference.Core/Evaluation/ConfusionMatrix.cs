using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference;

/// <summary>
/// The confusions between classes at the chosen confidence and overlap: a row for each class of the ground truth, and one for
/// predictions without an object.
/// </summary>
public sealed class ConfusionMatrix : IReadOnlyList<ConfusionRow>
{
    /// <summary>The label for no object: missed objects as a column, false positives as a row.</summary>
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

    /// <summary>The labels of rows and columns: classes by name, and <see cref="Nothing"/> last.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The counts: a row for each label of the ground truth, with a column for each label of the predictions.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>The number of rows: the number of classes plus one.</summary>
    public int Count => _rows.Length;

    /// <summary>The row at an index.</summary>
    public ConfusionRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<ConfusionRow> GetEnumerator() => ((IEnumerable<ConfusionRow>)_rows).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Counted.Of(Count - 1, "class", "classes");
}
