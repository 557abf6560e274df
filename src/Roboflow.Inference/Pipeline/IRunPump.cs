using System;

namespace Roboflow.Inference.Pipeline;

/// <summary>What the life of a cmdlet asks of its run.</summary>
internal interface IRunPump : IDisposable
{
    /// <summary>Waits for all that is under way, and writes it; for EndProcessing.</summary>
    void Finish();

    /// <summary>Stops everything at once; for StopProcessing, which another thread calls.</summary>
    void Stop();
}
