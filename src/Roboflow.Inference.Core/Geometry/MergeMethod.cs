namespace Roboflow.Inference;

/// <summary>What happens to boxes that overlap too much.</summary>
public enum MergeMethod
{
    /// <summary>Non-maximum suppression: the most confident box is kept unchanged, the others are dropped.</summary>
    Nms,

    /// <summary>Non-maximum merging: the most confident box grows to the smallest box around itself and the others.</summary>
    Nmm,
}
