using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The supported element types of ONNX, with their numbers in the format.</summary>
internal enum TensorType
{
    Unknown = 0,
    Float = 1,
    Int64 = 7,
    Float16 = 10,
}

/// <summary>One axis: its length, or null and its symbol.</summary>
internal readonly record struct Axis(long? Length, string? Symbol)
{
    public override string ToString() => Length?.ToString(CultureInfo.InvariantCulture) ?? (string.IsNullOrEmpty(Symbol) ? "?" : ServerText.Clean(Symbol!));
}

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
