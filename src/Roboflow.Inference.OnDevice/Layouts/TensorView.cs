using System;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>One output: its values, and the lengths of its axes without the batch axis.</summary>
internal readonly ref struct TensorView
{
    /// <param name="values">Rows × Columns values.</param>
    /// <param name="rows">The second axis's length.</param>
    /// <param name="columns">The third axis's length.</param>
    internal TensorView(ReadOnlySpan<float> values, int rows, int columns)
    {
        Values = values;
        Rows = rows;
        Columns = columns;
    }

    internal ReadOnlySpan<float> Values { get; }

    internal int Rows { get; }

    internal int Columns { get; }

    internal ReadOnlySpan<float> Row(int row) => Values.Slice(row * Columns, Columns);
}
