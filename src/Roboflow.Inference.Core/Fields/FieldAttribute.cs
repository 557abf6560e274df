using System;

namespace Roboflow.Inference.Fields;

/// <summary>What a property's type does not say about it as a field of answers, files and piped objects.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldAttribute : Attribute
{
    /// <summary>What the endpoint's answer calls it; null where no answer has it.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the texts of an answer are few, so that each is made once.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether an entry without it cannot be read.</summary>
    public bool Required { get; init; }

    /// <summary>The number that stands for a missing one; NaN where the property keeps its initial value.</summary>
    public double Default { get; init; } = double.NaN;

    /// <summary>Whether the table that PowerShell shows has a column of it.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Whether it says how this run came by the value, so that it is not a field of files.</summary>
    public bool IsOfThisRun { get; init; }
}
