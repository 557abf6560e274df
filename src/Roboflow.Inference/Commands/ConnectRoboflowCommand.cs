using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Sessions;
using Help = Roboflow.Inference.Commands.HelpText.ConnectRoboflow;

namespace Roboflow.Inference.Commands;

/// <summary>Sets the key, addresses and default model for this runspace. It sends nothing.</summary>
[Cmdlet(VerbsCommunications.Connect, "Roboflow")]
[OutputType(typeof(RoboflowContext))]
public sealed partial class ConnectRoboflowCommand : PSCmdlet
{
    [Parameter(Position = 0, HelpMessage = Help.ApiKey)]
    [ApiKeyTransformation]
    public ApiKey? ApiKey { get; set; }

    [Parameter(HelpMessage = Help.Workspace)]
    [ValidateNotNullOrEmpty]
    public string? Workspace { get; set; }

    [Parameter(HelpMessage = Help.Endpoint)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    [Parameter(HelpMessage = Help.ApiEndpoint)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? ApiEndpoint { get; set; }

    [Parameter(HelpMessage = Help.Model)]
    [MemberTransformation("Model", AcceptsListOfOne = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    [Parameter(HelpMessage = Help.ModelPath)]
    [ValidateNotNullOrEmpty]
    [MemberTransformation("Path", AcceptsListOfOne = true)]
    public string? ModelPath { get; set; }

    [Parameter(HelpMessage = Help.ModelLayout)]
    public ModelLayout ModelLayout { get; set; }

    [Parameter(HelpMessage = Help.KeyTransport)]
    public KeyTransport KeyTransport { get; set; }

    [Parameter(HelpMessage = Help.PassThru)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var modelPath = FindModelPath();
        if (Model is not null && !ModelId.TryParse(Model, out _))
        {
            ThrowTerminatingError(DetectionErrors.InvalidModel(Model));
        }

        if (Workspace is not null && !ProjectName.IsWorkspace(Workspace))
        {
            ThrowTerminatingError(ManagementErrors.InvalidWorkspace(Workspace));
        }

        var session = RoboflowSession.Current;

        // An earlier connection is replaced completely: its key must not be sent to an address that was set later.
        var connection = new Connection
        {
            Workspace = Workspace?.Trim().Trim('/'),
            Endpoint = Read(Endpoint),
            ApiEndpoint = Read(ApiEndpoint),
            Model = Model?.Trim().Trim('/'),
            KeyTransport = KeyTransport,
            ModelPath = modelPath,
            ModelLayout = ModelLayout,
            Transport = new GivenParameters(this).ReadTransport(),
        };
        session.Connection = modelPath is not null ? connection : connection with { ApiKey = FindKey(connection) };
        if (PassThru)
        {
            WriteObject(ConnectionValues.Context(this));
        }
    }

    private string? FindModelPath()
    {
        if (ModelPath is null)
        {
            if (MyInvocation.BoundParameters.ContainsKey(nameof(ModelLayout)))
            {
                ThrowTerminatingError(OnDeviceErrors.LayoutWithoutPath());
            }

            return null;
        }

        if (Array.Find([nameof(ApiKey), nameof(Endpoint), nameof(Model)], MyInvocation.BoundParameters.ContainsKey) is { } other)
        {
            ThrowTerminatingError(OnDeviceErrors.Conflict(other));
        }

        var path = PathResolver.Require(this, ModelPath);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            ThrowTerminatingError(OnDeviceErrors.NotFound(path));
        }

        return path;
    }

    private RoboflowEndpoint? Read(Uri? address) =>
        address is null ? null : ConnectionValues.Address(this, () => new RoboflowEndpoint(address), address);

    // Null leaves the key to the environment; a self-hosted server may not need one.
    private ApiKey? FindKey(Connection connection)
    {
        if (ApiKey is null && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(RoboflowSession.KeyVariable)))
        {
            return null;
        }

        var given = ConnectionValues.Key(this, GetKeyOrPrompt);
        if (given is { IsEmpty: false })
        {
            return given;
        }

        var endpoint = connection.Endpoint ?? ConnectionValues.Address(this, static () => RoboflowSession.FindEndpointOutside().Endpoint, given: null);
        if (given is not null || endpoint.IsHosted)
        {
            ThrowTerminatingError(SessionErrors.NoApiKey(endpoint));
        }

        return null;
    }

    private ApiKey? GetKeyOrPrompt()
    {
        var key = ApiKey ?? KeyPrompt.Ask(Host);
        return key != ApiKey.Invalid ? key : throw new InvalidApiKeyException();
    }
}
