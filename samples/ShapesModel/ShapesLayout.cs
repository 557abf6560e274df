namespace Roboflow.Samples.ShapesModel;

/// <summary>The layout of the model's outputs.</summary>
public enum ShapesLayout
{
    /// <summary>[1, N, 5 + classes].</summary>
    YoloV5,

    /// <summary>[1, 4 + classes, N].</summary>
    YoloV8,

    /// <summary>[1, 300, 6], with NMS already applied.</summary>
    EndToEnd,

    /// <summary>The same, with the metadata of a YOLOv8 model that was exported with NMS.</summary>
    ExportedNms,

    /// <summary>Boxes [1, 300, 4] from 0 to 1, logits [1, 300, classes + background]; ImageNet's normalization.</summary>
    RfDetr,

    /// <summary>Boxes as corners [1, N, 4], scores [1, N, classes].</summary>
    YoloNas,
}
