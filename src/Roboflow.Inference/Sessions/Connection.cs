using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Sessions;

/// <summary>What Connect-Roboflow was given; what it was not given is null and comes from elsewhere.</summary>
internal sealed record Connection
{
    internal ApiKey? ApiKey { get; init; }

    internal string? Workspace { get; init; }

    internal RoboflowEndpoint? Endpoint { get; init; }

    internal RoboflowEndpoint? ApiEndpoint { get; init; }

    internal string? Model { get; init; }

    internal KeyTransport KeyTransport { get; init; }

    /// <summary>A full path of a model file or its folder, for detections on this machine.</summary>
    internal string? ModelPath { get; init; }

    internal ModelLayout ModelLayout { get; init; }

    internal TransportSettings Transport { get; init; } = TransportSettings.None;
}
