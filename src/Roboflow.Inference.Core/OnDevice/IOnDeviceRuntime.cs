using System;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.OnDevice;

/// <summary>
/// What the companion module does for this one, which is packed without it. Its implementation is found by its name, in
/// <c>Roboflow.Inference.OnDevice.dll</c>, once a model file is to be used.
/// </summary>
internal interface IOnDeviceRuntime
{
    /// <summary>Says what a model file is. Native code sees the file only where its declared shapes do not tell.</summary>
    /// <exception cref="ModelFileException">It cannot be used.</exception>
    RoboflowModelFile Describe(string path, ModelLayout layout);

    /// <summary>Loads a model.</summary>
    /// <param name="path">A full path of an <c>.onnx</c> file, or of a folder.</param>
    /// <param name="options">What is asked of it.</param>
    /// <param name="throttleLimit">The most images at once; no more than there are processors are worked on.</param>
    /// <exception cref="ModelFileException">It cannot be used.</exception>
    IOnDeviceDetector Open(string path, OnDeviceOptions options, int throttleLimit);
}

/// <summary>A detector that holds a loaded model.</summary>
internal interface IOnDeviceDetector : IDetector, IDisposable
{
    /// <summary>What the model's file is.</summary>
    RoboflowModelFile File { get; }
}
