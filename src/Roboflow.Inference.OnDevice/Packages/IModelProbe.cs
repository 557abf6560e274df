using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Runs a model once to find out what its file does not declare.</summary>
internal interface IModelProbe
{
    /// <summary>Returns the lengths of its outputs.</summary>
    long[][] OutputLengths(TensorDescription input);

    /// <summary>Whether the boxes of an output are from 0 to 1.</summary>
    bool HasUnitBoxes(TensorDescription input, int output);
}
