using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace Roboflow.Inference.Api;

/// <summary>Asks the endpoint about pictures: bounded in flight, retried by the protocol's rules. Safe to share.</summary>
public sealed class RoboflowClient
{
    private readonly ClientOptions _options;
    private readonly HttpClient _http;
    private readonly RequestFactory _requests;
    private readonly AdaptiveGate _gate;
    private readonly ResiliencePipeline<DetectionResult> _retry;

    /// <exception cref="ArgumentException">The key would travel unencrypted to another machine.</exception>
    public RoboflowClient(ClientOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _requests = new RequestFactory(options);
        _http = HandlerPool.Get(options);
        _gate = new AdaptiveGate(options.ThrottleLimit);
        _retry = RetryPipeline.Create<DetectionResult>(options, OnTransientFailure);
    }

    /// <summary>The most requests in flight just now: it shrinks when the server has too much to do.</summary>
    public int CurrentLimit => _gate.Limit;

    /// <summary>One picture, one result.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="detection">What is asked.</param>
    /// <param name="log">Takes one line for each further try; called on another thread.</param>
    /// <param name="cancellationToken">Stops the request at once.</param>
    /// <exception cref="DetectionException">The picture has no result; the exception says why.</exception>
    public async Task<DetectionResult> DetectAsync(PictureSource source, DetectionOptions detection, Action<string>? log, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_options.TotalTimeout is { } limit)
        {
            total.CancelAfter(limit);
        }

        var context = ResilienceContextPool.Shared.Get(total.Token);
        try
        {
            context.Properties.Set(RetryPipeline.Log, log ?? Ignore);
            var result = await _retry.ExecuteAsync(
                static (c, state) => new ValueTask<DetectionResult>(state.Client.TryAsync(state.source, state.detection, c.CancellationToken)),
                context,
                (Client: this, source, detection)).ConfigureAwait(false);
            _gate.Succeed();
            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.TimedOut(_options.TotalTimeout ?? _options.Timeout, _options.Endpoint);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            _gate.Leave();
        }
    }

    private static void Ignore(string line)
    {
    }

    private void OnTransientFailure(DetectionException failure)
    {
        if (failure.StatusCode is 429 or 503)
        {
            _gate.Shrink();
        }
    }

    private async Task<DetectionResult> TryAsync(PictureSource source, DetectionOptions detection, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(_options.Timeout);
        try
        {
            using var request = CreateRequest(source, detection);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
            using var body = await AnswerBody.ReadAsync(response.Content, _options.MaximumAnswerBytes, attempt.Token).ConfigureAwait(false);
            return Read(response, body, source, detection);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.TimedOut(_options.Timeout, _options.Endpoint);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw e.GetBaseException() as DetectionException ?? FailureFactory.FromConnection(e, _options.Endpoint);
        }
    }

    private HttpRequestMessage CreateRequest(PictureSource source, DetectionOptions detection)
    {
        try
        {
            return _requests.Create(source, detection);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DetectionException(FailureKind.FileNotFound, $"The file '{source.Path}' does not exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DetectionException(FailureKind.FileUnreadable, $"The file '{source.Path}' cannot be read: {e.Message}", e);
        }
    }

    private DetectionResult Read(HttpResponseMessage response, AnswerBody body, PictureSource source, DetectionOptions detection)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or > 299)
        {
            throw FailureFactory.FromStatus(status, Scrub(ServerText.FromBody(body.Bytes)), response.Headers);
        }

        var model = detection.Model.ToString();
        var type = response.Content.Headers.ContentType?.MediaType ?? string.Empty;
        if (detection.Format == AnswerFormat.Image && type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            return new DetectionResult { Path = source.Path, Model = model, Visualization = body.Bytes.ToArray() };
        }

        if (type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            throw new DetectionException(FailureKind.InvalidResult, $"The answer is {(type.Length == 0 ? "of no stated type" : ServerText.Clean(type))}, not JSON: {Scrub(ServerText.Preview(body.Bytes.Span))}");
        }

        try
        {
            return AnswerParser.Parse(body.Bytes, source.Path, model);
        }
        catch (DetectionException e)
        {
            throw new DetectionException(e.Kind, Scrub(e.Message)) { StatusCode = status };
        }
    }

    private string Scrub(string text) => _options.ApiKey?.Scrub(text) ?? text;
}
