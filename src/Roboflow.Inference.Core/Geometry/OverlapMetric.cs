namespace Roboflow.Inference;

/// <summary>How the overlap of two boxes is measured.</summary>
public enum OverlapMetric
{
    /// <summary>Intersection over union: the area of the intersection divided by the area of the union.</summary>
    IoU,

    /// <summary>Intersection over smaller: the area of the intersection divided by the area of the smaller box; 1 if one is inside the
    /// other.</summary>
    IoS,
}
