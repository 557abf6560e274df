using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>An input or output as declared in the model file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Axes">Its axes; null if the file does not declare their number.</param>
internal sealed record TensorDescription(string Name, TensorType Type, IReadOnlyList<Axis>? Axes)
{
    /// <summary>Whether every axis has a length.</summary>
    internal bool IsFixed => Axes is not null && Axes.All(a => a.Length is not null);

    /// <summary>The lengths, with 0 for dynamic axes.</summary>
    internal long[] Lengths => Axes?.Select(a => a.Length ?? 0).ToArray() ?? Array.Empty<long>();

    /// <summary>The name for messages.</summary>
    internal string ShownName => ServerText.Clean(Name);

    /// <inheritdoc/>
    public override string ToString() => $"{ShownName} [{(Axes is null ? "?" : string.Join(", ", Axes))}]";
}
