using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Detection;

/// <summary>Asks the endpoint. The client bounds how many of its requests are in flight.</summary>
internal sealed class EndpointDetector(RoboflowClient client, DetectionOptions options) : IDetector
{
    /// <inheritdoc/>
    public Task<DetectionResult> DetectAsync(ImageSource source, Action<string> log, CancellationToken cancellationToken) =>
        client.DetectAsync(source, options, log, cancellationToken);
}
