namespace Roboflow.Inference;

/// <summary>What becomes of boxes that overlap too much.</summary>
public enum MergeMethod
{
    /// <summary>Non-maximum suppression: the most confident one stays as it is, the others go.</summary>
    Nms,

    /// <summary>Non-maximum merging: the most confident one stays and grows to the smallest box around itself and the others.</summary>
    Nmm,
}

/// <summary>How much two boxes overlap.</summary>
public enum OverlapMetric
{
    /// <summary>The area that both cover, divided by the area that either covers.</summary>
    IoU,

    /// <summary>The area that both cover, divided by the smaller one's: 1 where one lies in the other.</summary>
    IoS,
}
