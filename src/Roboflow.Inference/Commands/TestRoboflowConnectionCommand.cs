using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Diagnosis;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Sessions;
using Help = Roboflow.Inference.Commands.HelpText.TestRoboflowConnection;

namespace Roboflow.Inference.Commands;

/// <summary>Tests whether the endpoint is up, the key is valid and the model exists, and how long an image takes.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RoboflowConnection")]
[OutputType(typeof(RoboflowConnectionTest), typeof(bool))]
public sealed class TestRoboflowConnectionCommand : ServerCommand
{
    private readonly Run<RoboflowEndpoint, RoboflowConnectionTest> _run = new(1);
    private readonly RunPump<RoboflowEndpoint, RoboflowConnectionTest> _pump;

    /// <summary>Sets other defaults: a single try is measured, and a test should not take minutes.</summary>
    public TestRoboflowConnectionCommand()
    {
        MaximumRetryCount = 0;
        TimeoutSec = 30;
        _pump = new(this, _run)
        {
            Activity = () => "Testing the connection",
            WriteResult = (_, result) => WriteResult(result),
            Describe = (endpoint, failure) => SessionErrors.TestFailed(failure, endpoint),
        };
    }

    [Parameter(HelpMessage = Help.Endpoint)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = Help.Model)]
    [MemberTransformation("Model")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    [Parameter(HelpMessage = Help.ApiEndpoint)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? ApiEndpoint { get; set; }

    [Parameter(HelpMessage = Help.Quiet)]
    public SwitchParameter Quiet { get; set; }

    private protected override IRunPump Pump => _pump;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ModelId? model = null;
        var name = Model ?? Session.Connection?.Model;
        if (name is not null && !ModelId.TryParse(name, out model))
        {
            WriteError(DetectionErrors.InvalidModel(name));
            return;
        }

        var options = CreateInferenceOptions(Endpoint);
        var address = options.ApiKey is null
            ? null
            : ConnectionValues.Address(this, () => Session.FindApiEndpointFor(options.Endpoint, ApiEndpoint), ApiEndpoint);
        var management = address is null ? null : options with { Endpoint = address, KeyTransport = KeyTransport.Auto };
        _pump.Submit(run => run.Add(options.Endpoint, (_, cancellation) => TestAsync(options, management, model, cancellation)));
    }

    private void WriteResult(RoboflowConnectionTest result)
    {
        if (result.Failure is { } failure)
        {
            result = result with
            {
                ErrorId = DetectionErrors.Describe(failure).Id.Name,
                RecommendedAction = DetectionErrors.Describe(CauseOf(result, failure)).Advice,
            };
        }

        if (result is { Succeeded: true, KeyAccepted: null, ModelFound: null })
        {
            this.Warn("Only the network was tested. To test the key and the model too, specify a model, for example Test-RoboflowConnection hard-hats/3.");
        }

        if (Quiet)
        {
            this.TellInLines(result.Message ?? "The connection is good.");
            WriteObject(result.Succeeded);
        }
        else
        {
            WriteObject(result);
        }
    }

    // Access can be denied because of the key or the model; the test may have found out which.
    private static FailureKind CauseOf(RoboflowConnectionTest result, FailureKind failure) =>
        failure != FailureKind.AccessDenied ? failure
        : result.ModelFound is false ? FailureKind.ModelNotFound
        : result.KeyAccepted is false ? FailureKind.AuthenticationFailed
        : failure;

    private static async Task<RoboflowConnectionTest> TestAsync(
        ClientOptions options,
        ClientOptions? management,
        ModelId? model,
        CancellationToken cancellationToken)
    {
        var test = new RoboflowConnectionTest { Endpoint = options.Endpoint.Address, Model = model?.ToString() };
        NetworkProbe network;
        try
        {
            network = new NetworkProbe(options, cancellationToken);
        }
        catch (ArgumentException e)
        {
            return Refused(test, SessionErrors.UnsafeWay(e, options));
        }

        test = await network.RunAsync(test).ConfigureAwait(false);
        if (!test.Succeeded)
        {
            return test;
        }

        if (options.ApiKey is null && options.Endpoint.IsHosted)
        {
            return Refused(test, SessionErrors.NoApiKey(options.Endpoint));
        }

        ServiceProbe probe;
        try
        {
            probe = new ServiceProbe(options, management is null ? null : new ManagementClient(management), cancellationToken);
        }
        catch (ArgumentException e)
        {
            return Refused(test, SessionErrors.UnsafeWay(e, options));
        }

        return await probe.RunAsync(test, model).ConfigureAwait(false);
    }

    // No key was sent, so whether it is accepted is unknown.
    private static RoboflowConnectionTest Refused(RoboflowConnectionTest test, ErrorRecord why) => test with
    {
        ErrorId = why.FullyQualifiedErrorId,
        Message = why.Exception.Message,
        RecommendedAction = why.ErrorDetails.RecommendedAction,
    };
}
