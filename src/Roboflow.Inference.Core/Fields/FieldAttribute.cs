using System;

namespace Roboflow.Inference.Fields;

/// <summary>Describes a property as a field of answers, files and piped objects, beyond its type.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldAttribute : Attribute
{
    /// <summary>The field's name in the endpoint's answer; null if answers do not contain it.</summary>
    public string? Answer { get; init; }

    /// <summary>Another name that some servers use in answers.</summary>
    public string? OtherAnswer { get; init; }

    /// <summary>Whether an answer repeats few texts in this field, so that each is created once.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether every entry must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the empty text of a piped object is a value, and not a missing one as in a row of a table.</summary>
    public bool CanBeEmpty { get; init; }

    /// <summary>The default for a missing number; NaN if the property keeps its initial value.</summary>
    public double Default { get; init; } = double.NaN;

    /// <summary>Whether the number is a confidence: one that is not from 0 to 1 cannot be read.</summary>
    public bool IsConfidence { get; init; }

    /// <summary>Whether PowerShell's table has a column for it.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Whether it describes only this run, so that it is not a field of files.</summary>
    public bool IsOfThisRun { get; init; }
}
