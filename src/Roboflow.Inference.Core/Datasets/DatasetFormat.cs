using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Coco;
using Roboflow.Inference.Datasets.Csv;
using Roboflow.Inference.Datasets.JsonLines;
using Roboflow.Inference.Datasets.LabelMe;
using Roboflow.Inference.Datasets.Voc;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference;

/// <summary>The file formats for detections and ground truth.</summary>
public enum DatasetFormat
{
    /// <summary>COCO: one JSON file with images, annotations and categories; boxes in pixels.</summary>
    [DatasetForm(typeof(CocoForm))]
    Coco,

    /// <summary>YOLO: a folder with a text file for each image, and the classes; boxes as fractions of the image.</summary>
    [DatasetForm(typeof(YoloForm))]
    Yolo,

    /// <summary>Pascal VOC: a folder with an XML file for each image; boxes in whole pixels.</summary>
    [DatasetForm(typeof(VocForm))]
    Voc,

    /// <summary>One CSV file with one row per prediction, lossless.</summary>
    [DatasetForm(typeof(CsvForm))]
    Csv,

    /// <summary>One text file with one JSON object per line, lossless.</summary>
    [DatasetForm(typeof(JsonLinesForm))]
    JsonLines,

    /// <summary>LabelMe: a folder with a JSON file of shapes for each image; points in pixels.</summary>
    [DatasetForm(typeof(LabelMeForm))]
    LabelMe,
}
