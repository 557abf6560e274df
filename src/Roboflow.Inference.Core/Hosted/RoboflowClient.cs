using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted;

/// <summary>Sends images to the endpoint, with a limit on requests in flight and retries by the protocol's rules. Thread-safe.</summary>
internal sealed class RoboflowClient
{
    private readonly ApiChannel _channel;

    /// <exception cref="ArgumentException">The key would be sent unencrypted to another machine.</exception>
    public RoboflowClient(ClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        _channel = new ApiChannel(options);
    }

    /// <summary>The options for requests.</summary>
    internal ClientOptions Options { get; }

    /// <summary>Detects objects on one image.</summary>
    /// <param name="source">The image.</param>
    /// <param name="detection">The detection parameters.</param>
    /// <param name="log">Receives messages besides the result.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RoboflowException">The image has no result; the exception says why.</exception>
    internal Task<DetectionResult> DetectAsync(ImageSource source, DetectionOptions detection, RunLog? log, CancellationToken cancellationToken) =>
        _channel.SendAsync(
            new ApiCall<DetectionResult>
            {
                Method = HttpMethod.Post,
                Route = detection.Model.Route,
                Query = DetectionRequest.Describe(detection, source),
                ImageAddress = source.Address,
                AccessDeniedIsFinal = detection.AccessDeniedIsFinal,
                Content = () => DetectionRequest.Body(source, detection.BodyFormat, log),
                Read = (response, body) => Read(response, body, source, detection, log),
            },
            log,
            cancellationToken);

    private DetectionResult Read(HttpResponseMessage response, AnswerBody body, ImageSource source, DetectionOptions detection, RunLog? log)
    {
        log?.AddServerUse(ServerUse.Read(response.Headers));
        var model = detection.Model.ToString();
        if (detection.Format == AnswerFormat.Image && AnswerType.Of(response.Content.Headers).IsImage)
        {
            return new DetectionResult { Path = source.Path, Model = model, Visualization = body.Bytes.ToArray(), IsDrawingOnly = true };
        }

        return AnswerParser.Parse(AnswerParser.RequireJson(response, body), source.Path, model, log, _channel.Secrets, source.Address);
    }
}
