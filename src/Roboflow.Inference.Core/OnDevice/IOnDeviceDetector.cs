using System;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.OnDevice;

/// <summary>A detector with a loaded model.</summary>
internal interface IOnDeviceDetector : IDetector, IDisposable
{
    /// <summary>The description of the model file.</summary>
    RoboflowModelFile File { get; }

    /// <summary>Notes a result that is in the journal: the model worked on that image in an earlier run.</summary>
    void NoteRecalled(DetectionResult result);
}
