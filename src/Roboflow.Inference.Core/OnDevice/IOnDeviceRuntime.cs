using System;
using System.Threading;

namespace Roboflow.Inference.OnDevice;

/// <summary>
/// The interface of the companion module, which is packaged separately. Its implementation is found by name in
/// <c>Roboflow.Inference.OnDevice.dll</c> when a model file is first used.
/// </summary>
internal interface IOnDeviceRuntime
{
    /// <summary>Describes a model file. Native code reads the file only if its declared shapes do not determine the layout.</summary>
    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled while the model ran.</exception>
    RoboflowModelFile Describe(string path, ModelLayout layout, CancellationToken cancellationToken);

    /// <summary>Loads a model.</summary>
    /// <param name="path">The full path of an <c>.onnx</c> file or a folder.</param>
    /// <param name="options">The detection parameters.</param>
    /// <param name="throttleLimit">The maximum number of images at once, further limited by the number of processors.</param>
    /// <param name="cancellationToken">Cancels a run of the model, which finds out what its file does not declare.</param>
    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled while the model ran.</exception>
    IOnDeviceDetector Open(string path, OnDeviceOptions options, int throttleLimit, CancellationToken cancellationToken);
}
