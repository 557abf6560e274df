namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The supported element types of ONNX, with their numbers in the format.</summary>
internal enum TensorType
{
    Unknown = 0,
    Float = 1,
    Int64 = 7,
    Float16 = 10,
}
