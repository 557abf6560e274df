using System.IO;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Labels that stay in the folder would mean other classes.</summary>
internal sealed class ClassNumbersException(string message) : IOException(message);
