using System;
using Roboflow.Inference.Credits;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Commands;

/// <content>Selects the backend; this is the only place that does.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private ClientOptions? _server;

    private Func<DetectionOptions, IDetector> CreateBackend(ClassFilter filter)
    {
        if (OpenModelFile(filter) is { } onDevice)
        {
            return _ => onDevice;
        }

        if (OpenFileLimit.Below(ThrottleLimit) is var (images, limit))
        {
            this.Warn($"This process can open only {limit} files and connections: {Counted.Of(images, "image")} at once instead of {ThrottleLimit}. "
                + "Raise the limit (ulimit -n), or lower -ThrottleLimit.");
            ThrottleLimit = images;
        }

        _server = CreateInferenceOptions(Endpoint);
        var client = CreateClient(_server, static o => new RoboflowClient(o));
        return detection => new MeteredDetector(new EndpointDetector(client, detection), _meter);
    }
}
