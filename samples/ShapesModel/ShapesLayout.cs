namespace Roboflow.Samples.ShapesModel;

/// <summary>The form of the outputs that the model is made with.</summary>
public enum ShapesLayout
{
    /// <summary>[1, N, 5 + classes].</summary>
    YoloV5,

    /// <summary>[1, 4 + classes, N].</summary>
    YoloV8,

    /// <summary>[1, 300, 6], without NMS to be done.</summary>
    EndToEnd,

    /// <summary>The same, and the metadata says that it is a YOLOv8 that was exported with NMS.</summary>
    ExportedNms,

    /// <summary>Boxes [1, 300, 4] from 0 to 1, logits [1, 300, classes + background]; ImageNet's normalization.</summary>
    RfDetr,

    /// <summary>Boxes by corners [1, N, 4], scores [1, N, classes].</summary>
    YoloNas,
}
