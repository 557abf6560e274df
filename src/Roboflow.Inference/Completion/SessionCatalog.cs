using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Completion;

/// <summary>The session's workspace, for completers.</summary>
internal static class SessionCatalog
{
    private static RoboflowSession Session => RoboflowSession.Current;

    internal static ModelCatalog Models => Session.Catalog;

    /// <summary>Returns the workspace's projects; none without a key, or if the key must not be sent to the management API.</summary>
    internal static IReadOnlyList<RoboflowProject> Projects(string? workspace = null) =>
        CreateClient() is { } client ? Models.Projects(client, workspace ?? Session.Connection?.Workspace) : [];

    /// <summary>Returns the project with all details, by its name with or without the workspace.</summary>
    internal static RoboflowProject? Project(ProjectName name)
    {
        var workspace = name.Workspace ?? Session.Connection?.Workspace
            ?? Projects().FirstOrDefault(p => string.Equals(p.Project, name.Project, StringComparison.OrdinalIgnoreCase))?.Workspace;
        return workspace is not null && CreateClient() is { } client ? Models.Project(client, workspace, name.Project) : null;
    }

    private static ManagementClient? CreateClient()
    {
        var key = Session.FindKey().Key;
        return key is not null && Session.FindApiEndpointFor(Session.FindEndpoint().Endpoint) is { } address
            ? new ManagementClient((Session.Connection?.Transport ?? TransportSettings.None).Apply(
                new ClientOptions { Endpoint = address, ApiKey = key }) with
            { MaximumRetryCount = 0 })
            : null;
    }
}
