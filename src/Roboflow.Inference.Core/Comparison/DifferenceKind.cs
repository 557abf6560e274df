namespace Roboflow.Inference;

/// <summary>How a prediction of one set relates to the other set.</summary>
public enum DifferenceKind
{
    /// <summary>Both sets have it: same class, and box and confidence within the tolerances.</summary>
    Same,

    /// <summary>Both sets have it, with a box or a confidence that differs by more than the tolerances.</summary>
    Changed,

    /// <summary>Both sets have a box there, of different classes.</summary>
    OtherClass,

    /// <summary>Only the reference set has it.</summary>
    OnlyInReference,

    /// <summary>Only the difference set has it.</summary>
    OnlyInDifference,
}
