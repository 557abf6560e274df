using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Sessions;

/// <summary>The values of Connect-Roboflow; null means not specified.</summary>
internal sealed record Connection
{
    internal ApiKey? ApiKey { get; init; }

    internal string? Workspace { get; init; }

    internal RoboflowEndpoint? Endpoint { get; init; }

    internal RoboflowEndpoint? ApiEndpoint { get; init; }

    internal string? Model { get; init; }

    internal KeyTransport KeyTransport { get; init; }

    /// <summary>The full path of a model file or its folder, for detections on this machine.</summary>
    internal string? ModelPath { get; init; }

    internal ModelLayout ModelLayout { get; init; }

    internal TransportSettings Transport { get; init; } = TransportSettings.None;
}
