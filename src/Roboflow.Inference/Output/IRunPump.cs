using System;

namespace Roboflow.Inference.Output;

/// <summary>The run of a cmdlet, as its lifecycle methods use it.</summary>
internal interface IRunPump : IDisposable
{
    /// <summary>Waits for all pending work and writes it; for EndProcessing.</summary>
    void Finish();

    /// <summary>Cancels everything immediately; for StopProcessing, which is called on another thread.</summary>
    void Stop();
}
