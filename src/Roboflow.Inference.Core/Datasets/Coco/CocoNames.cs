using System.Text.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>Recognizes member names by length first, because a file has millions of them.</summary>
internal static class CocoNames
{
    internal static CocoName Read(ref Utf8JsonReader reader) =>
        Own(ref reader) is not CocoName.Other and var own ? own : ConfidenceNames.Has(reader.ValueSpan) ? CocoName.Confidence : CocoName.Other;

    private static CocoName Own(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        4 => reader.ValueTextEquals("bbox"u8) ? CocoName.BBox : reader.ValueTextEquals("area"u8) ? CocoName.Area : CocoName.Other,
        5 => reader.ValueTextEquals("score"u8) ? CocoName.Score : CocoName.Other,
        7 => reader.ValueTextEquals("iscrowd"u8) ? CocoName.IsCrowd : reader.ValueTextEquals("caption"u8) ? CocoName.Caption : CocoName.Other,
        8 => reader.ValueTextEquals("image_id"u8) ? CocoName.ImageId : CocoName.Other,
        9 => reader.ValueTextEquals("keypoints"u8) ? CocoName.Keypoints : CocoName.Other,
        10 => reader.ValueTextEquals("attributes"u8) ? CocoName.Attributes : CocoName.Other,
        11 => reader.ValueTextEquals("category_id"u8) ? CocoName.CategoryId : CocoName.Other,
        12 => reader.ValueTextEquals("segmentation"u8) ? CocoName.Segmentation : CocoName.Other,
        13 => reader.ValueTextEquals("segments_info"u8) ? CocoName.SegmentsInfo : CocoName.Other,
        _ => CocoName.Other,
    };
}
