namespace Roboflow.Inference;

/// <summary>What happens to boxes that overlap too much.</summary>
public enum MergeMethod
{
    /// <summary>Non-maximum suppression: the most confident box is kept unchanged, the others are dropped.</summary>
    Nms,

    /// <summary>Non-maximum merging: the most confident box grows to the smallest box around itself and the others.</summary>
    Nmm,
}

/// <summary>How the overlap of two boxes is measured.</summary>
public enum OverlapMetric
{
    /// <summary>Intersection over union: the area of the intersection divided by the area of the union.</summary>
    IoU,

    /// <summary>Intersection over smaller: the area of the intersection divided by the area of the smaller box; 1 if one is inside the
    /// other.</summary>
    IoS,
}
