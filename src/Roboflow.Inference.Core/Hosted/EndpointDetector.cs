using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted;

/// <summary>Detects with an endpoint. The client limits the requests in flight of all its detectors.</summary>
internal sealed class EndpointDetector(RoboflowClient client, DetectionOptions options) : IDetector
{
    /// <inheritdoc/>
    public string Identity { get; } = FormattableString.Invariant($"{client.Options.Endpoint}\n{options.Model}\n{DetectionRequest.Describe(options)}");

    /// <inheritdoc/>
    public int MaxInFlight => client.Options.ThrottleLimit;

    /// <inheritdoc/>
    public bool NeedsKey => client.Options.Endpoint.IsHosted;

    /// <inheritdoc/>
    public bool StartsAtOnce => true;

    /// <inheritdoc/>
    public Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken) =>
        client.DetectAsync(source, options, log, cancellationToken);
}
