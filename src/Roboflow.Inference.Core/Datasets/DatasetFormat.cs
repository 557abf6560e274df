using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Coco;
using Roboflow.Inference.Datasets.Csv;
using Roboflow.Inference.Datasets.JsonLines;
using Roboflow.Inference.Datasets.LabelMe;
using Roboflow.Inference.Datasets.Voc;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference;

/// <summary>The forms in which detections and ground truth are kept in files.</summary>
public enum DatasetFormat
{
    /// <summary>One JSON file with images, annotations and categories, as COCO lays it out.</summary>
    [DatasetForm(typeof(CocoForm))]
    Coco,

    /// <summary>A folder: a text file of fractions for each image, and the classes.</summary>
    [DatasetForm(typeof(YoloForm))]
    Yolo,

    /// <summary>A folder: an XML file of whole pixels for each image, as Pascal VOC lays it out.</summary>
    [DatasetForm(typeof(VocForm))]
    Voc,

    /// <summary>One CSV file, a row a prediction; nothing is lost.</summary>
    [DatasetForm(typeof(CsvForm))]
    Csv,

    /// <summary>One text file, a JSON object a line; nothing is lost.</summary>
    [DatasetForm(typeof(JsonLinesForm))]
    JsonLines,

    /// <summary>A folder: a JSON file of shapes for each image, as LabelMe writes it.</summary>
    [DatasetForm(typeof(LabelMeForm))]
    LabelMe,
}
