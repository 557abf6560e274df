namespace Roboflow.Inference;

/// <summary>How a prediction of one set relates to the other set.</summary>
public enum DifferenceKind
{
    /// <summary>In both sets: same class, and box and confidence within the tolerances.</summary>
    Same,

    /// <summary>In both sets: same class, but box or confidence differs by more than the tolerances.</summary>
    Changed,

    /// <summary>In both sets, with different classes.</summary>
    OtherClass,

    /// <summary>Only in the reference set.</summary>
    OnlyInReference,

    /// <summary>Only in the difference set.</summary>
    OnlyInDifference,
}
