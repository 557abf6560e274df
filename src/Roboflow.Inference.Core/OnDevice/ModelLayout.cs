namespace Roboflow.Inference;

/// <summary>The layout of a model file's outputs.</summary>
public enum ModelLayout
{
    /// <summary>Recognized from the shapes and the metadata.</summary>
    Auto,

    /// <summary>YOLOv5 and YOLOv7: [1, N, 5 + classes], rows of center x, center y, width, height, objectness and class scores.</summary>
    YoloV5,

    /// <summary>YOLOv8, 9, 11 and 12: [1, 4 + classes, N], features first, without objectness.</summary>
    YoloV8,

    /// <summary>YOLOv10, YOLO26 and models exported with NMS: [1, N, 6], rows of x1, y1, x2, y2, score and class.</summary>
    YoloEndToEnd,

    /// <summary>RF-DETR: boxes [1, Q, 4] from 0 to 1, and logits [1, Q, classes].</summary>
    RfDetr,

    /// <summary>YOLO-NAS: boxes [1, N, 4] as corners, and scores [1, N, classes].</summary>
    YoloNas,
}
