using System;
using Roboflow.Inference.Credits;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;

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

        _server = CreateInferenceOptions(Endpoint);
        var client = CreateClient(_server, static o => new RoboflowClient(o));
        return detection => new MeteredDetector(new EndpointDetector(client, detection), _meter);
    }
}
