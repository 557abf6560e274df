using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>Sets the key, addresses and default model for this runspace. It sends nothing.</summary>
[Cmdlet(VerbsCommunications.Connect, "Roboflow")]
[OutputType(typeof(RoboflowContext))]
public sealed partial class ConnectRoboflowCommand : PSCmdlet
{
    /// <summary>The API key. Default: ROBOFLOW_API_KEY, else the host prompts for it.</summary>
    [Parameter(Position = 0, HelpMessage = "The API key, as SecureString or text. Default: ROBOFLOW_API_KEY, else the host prompts for it.")]
    [ApiKeyTransformation]
    public ApiKey? ApiKey { get; set; }

    /// <summary>The workspace that project names belong to. Default: the key's own.</summary>
    [Parameter(HelpMessage = "The workspace that project names belong to. Default: the key's own.")]
    [ValidateNotNullOrEmpty]
    public string? Workspace { get; set; }

    /// <summary>The inference server's base address. Default: ROBOFLOW_API_URL, else https://detect.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the inference server. Default: ROBOFLOW_API_URL, else https://detect.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    /// <summary>The management API's base address. Default: https://api.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the management API. Default: https://api.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? ApiEndpoint { get; set; }

    /// <summary>The default model for commands.</summary>
    [Parameter(HelpMessage = "The default model for commands: project/version or workspace/slug.")]
    [ModelTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>A model file on this machine for detections in this session, instead of a server.</summary>
    [Parameter(HelpMessage = "A model file (.onnx), or a folder with weights.onnx: detections in this session run on this machine, without a server.")]
    [ValidateNotNullOrEmpty]
    public string? ModelPath { get; set; }

    /// <summary>The layout of the model file's outputs, if it cannot be recognized.</summary>
    [Parameter(HelpMessage = "The layout of the model file's outputs, if it cannot be recognized.")]
    public ModelLayout ModelLayout { get; set; }

    /// <summary>How the key is sent to the inference server.</summary>
    [Parameter(HelpMessage = "How the key is sent to the inference server: Auto (by the address), Query or Header.")]
    public KeyTransport KeyTransport { get; set; }

    /// <summary>Writes the context.</summary>
    [Parameter(HelpMessage = "Writes the context, as Get-RoboflowContext does.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var modelPath = FindModelPath();
        if (Model is not null && !ModelId.TryParse(Model, out _))
        {
            ThrowTerminatingError(DetectionErrors.InvalidModel(Model));
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
            WriteObject(session.Describe());
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
