namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The part of another file that has a tensor's values.</summary>
/// <param name="File">The file's name, as the model has it.</param>
/// <param name="Start">The position of the first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct WeightPlace(string File, long Start, int Length);
