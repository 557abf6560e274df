using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Images;
using Roboflow.Inference.Management;

namespace Roboflow.Inference.Diagnosis;

/// <summary>Tests the service at an address: whether the key is valid, whether the model exists, and how long an image takes.</summary>
internal sealed class ServiceProbe
{
    // A gray square of 32 by 32: the smallest image that models are known to accept.
    private const string TinyImage = "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAFklEQVR42mNoIAAYRhWMKhhVMFIVAABCAAAfN5c2AAAAAABJRU5ErkJggg==";

    private readonly ApiChannel _channel;
    private readonly ManagementClient? _management;
    private readonly bool _hasKey;
    private readonly CancellationToken _cancellation;

    /// <param name="options">The inference server.</param>
    /// <param name="management">Distinguishes a bad key from an unknown model if the server does not; can be null.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <exception cref="ArgumentException">The key would be sent unencrypted to another machine.</exception>
    internal ServiceProbe(ClientOptions options, ManagementClient? management, CancellationToken cancellationToken)
    {
        _channel = new ApiChannel(options);
        _management = management;
        _hasKey = options.ApiKey is not null;
        _cancellation = cancellationToken;
    }

    internal async Task<RoboflowConnectionTest> RunAsync(RoboflowConnectionTest test, ModelId? model)
    {
        test = await AskAsync(test, model).ConfigureAwait(false);

        // An answer to a request without a key says nothing about keys.
        return _hasKey ? test : test with { KeyAccepted = null };
    }

    private async Task<RoboflowConnectionTest> AskAsync(RoboflowConnectionTest test, ModelId? model)
    {
        if (model is null)
        {
            return await AskManagementAsync(test, fault: null).ConfigureAwait(false);
        }

        var clock = Stopwatch.StartNew();
        try
        {
            var server = await SendImageAsync(model).ConfigureAwait(false);
            var whole = clock.Elapsed;
            return test with
            {
                KeyAccepted = true,
                ModelFound = true,
                RoundTripTime = whole,
                ServerTime = server,
                NetworkTime = server is { } share ? whole > share ? whole - share : TimeSpan.Zero : null,
            };
        }
        catch (RoboflowException e)
        {
            return await DistinguishAsync(
                test with { Failure = e.Kind, Message = e.Message, RoundTripTime = e.StatusCode is null ? null : clock.Elapsed },
                e.Kind).ConfigureAwait(false);
        }
    }

    private async Task<TimeSpan?> SendImageAsync(ModelId model)
    {
        var image = ImageSource.FromBytes(Convert.FromBase64String(TinyImage));
        var options = new DetectionOptions { Model = model };
        var seconds = await _channel.SendAsync(
            new ApiCall<double?>
            {
                Method = HttpMethod.Post,
                Route = model.Route,
                Query = DetectionRequest.Describe(options, image),
                Content = () => DetectionRequest.Body(image, options.BodyFormat, log: null),
                Read = (response, body) =>
                {
                    var answer = AnswerParser.Parse(AnswerParser.RequireJson(response, body), path: null, model.ToString());
                    return ServerUse.Read(response.Headers).ProcessingSeconds ?? answer.Time;
                },
            },
            log: null,
            _cancellation).ConfigureAwait(false);
        return seconds is >= 0 and < ClientOptions.LongestSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;
    }

    private async Task<RoboflowConnectionTest> DistinguishAsync(RoboflowConnectionTest test, FailureKind kind)
    {
        switch (kind)
        {
            case FailureKind.AuthenticationFailed or FailureKind.ApiKeyMissing:
                return test with { KeyAccepted = false };
            case FailureKind.QuotaExceeded or FailureKind.UsagePaused:
                return test with { KeyAccepted = true };
            case FailureKind.ModelNotFound:
                return await AskManagementAsync(test with { ModelFound = false }, kind).ConfigureAwait(false);
            case FailureKind.AccessDenied:
                var asked = await AskManagementAsync(test, kind).ConfigureAwait(false);
                return asked.KeyAccepted is true ? asked with { ModelFound = false } : asked;
            default:
                return test;
        }
    }

    private async Task<RoboflowConnectionTest> AskManagementAsync(RoboflowConnectionTest test, FailureKind? fault)
    {
        if (_management is null)
        {
            return test;
        }

        try
        {
            await _management.GetOwnWorkspaceAsync(log: null, _cancellation).ConfigureAwait(false);
            return test with { KeyAccepted = true };
        }
        catch (RoboflowException e) when (e.Kind is FailureKind.AuthenticationFailed or FailureKind.AccessDenied)
        {
            return test with { KeyAccepted = false, Failure = fault ?? e.Kind, Message = fault is null ? e.Message : test.Message };
        }
        catch (RoboflowException)
        {
            // A failure of the management API does not mean that the inference server fails.
            return test;
        }
    }
}
