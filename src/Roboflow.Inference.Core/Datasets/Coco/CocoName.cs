namespace Roboflow.Inference.Datasets.Coco;

/// <summary>The members of an annotation that are read.</summary>
internal enum CocoName
{
    Other,
    Area,
    Attributes,
    BBox,
    Caption,
    CategoryId,
    Confidence,
    ImageId,
    IsCrowd,
    Keypoints,
    Score,
    Segmentation,
    SegmentsInfo,
}
