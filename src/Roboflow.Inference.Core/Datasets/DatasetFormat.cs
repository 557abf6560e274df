namespace Roboflow.Inference;

/// <summary>The forms in which detections and ground truth are kept in files.</summary>
public enum DatasetFormat
{
    /// <summary>One JSON file with images, annotations and categories, as COCO lays it out.</summary>
    Coco,

    /// <summary>A folder: a text file of fractions for each image, and the classes.</summary>
    Yolo,

    /// <summary>A folder: an XML file of whole pixels for each image, as Pascal VOC lays it out.</summary>
    Voc,

    /// <summary>One CSV file, a row a prediction; nothing is lost.</summary>
    Csv,

    /// <summary>One text file, a JSON object a line; nothing is lost.</summary>
    JsonLines,
}
