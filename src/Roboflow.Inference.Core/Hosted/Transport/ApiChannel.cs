using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// The way to one server with one key: bounded in flight, retried by the protocol's rules, answers bounded in size,
/// faults told apart, and the key in no message. Safe to share between threads.
/// </summary>
internal sealed class ApiChannel
{
    private readonly ClientOptions _options;
    private readonly HttpClient _http;
    private readonly KeyedRequestFactory _requests;
    private readonly AdaptiveGate _gate;
    private readonly ResiliencePipeline _retry;
    private volatile RoboflowException? _refusal;

    /// <exception cref="ArgumentException">The key would travel unencrypted to another machine.</exception>
    internal ApiChannel(ClientOptions options)
    {
        _options = options;
        _requests = new KeyedRequestFactory(options);
        _http = HandlerPool.Get(options);
        _gate = new AdaptiveGate(options.ThrottleLimit);
        _retry = RetryPipeline.Create(options, OnTransientFailure);
    }

    /// <summary>The most requests in flight just now: it shrinks when the server has too much to do.</summary>
    internal int CurrentLimit => _gate.Limit;

    /// <summary>One call, with as many tries as it needs and may have.</summary>
    /// <param name="call">The request.</param>
    /// <param name="log">Takes a verbose line for each further try, and the pause before it.</param>
    /// <param name="cancellationToken">Stops the request at once.</param>
    /// <exception cref="RoboflowException">There is no good answer; the exception says why.</exception>
    internal Task<T> SendAsync<T>(ApiCall<T> call, RunLog? log, CancellationToken cancellationToken)
    {
        // The place is taken on the caller's thread, so that requests leave in the order in which they are given.
        var place = _gate.EnterAsync(cancellationToken);
        return Task.Run(() => SendAsync(place, call, log, cancellationToken), CancellationToken.None);
    }

    private async Task<T> SendAsync<T>(Task place, ApiCall<T> call, RunLog? log, CancellationToken cancellationToken)
    {
        await place.ConfigureAwait(false);
        using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_options.TotalTimeout is { } limit)
        {
            total.CancelAfter(limit);
        }

        var context = ResilienceContextPool.Shared.Get(total.Token);
        try
        {
            context.Properties.Set(RetryPipeline.Log, log ?? new RunLog());
            var answer = await _retry.ExecuteAsync(
                static (c, state) => new ValueTask<T>(state.Channel.TryInTurnAsync(state.call, c)),
                context,
                (Channel: this, call)).ConfigureAwait(false);
            _gate.Succeed();
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.TimedOut(_options.TotalTimeout ?? _options.Timeout, _options);
        }
        catch (RoboflowException e) when (e.EndsRun)
        {
            _refusal = e;
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            _gate.Leave();
        }
    }

    private void OnTransientFailure(RoboflowException failure)
    {
        if (failure.StatusCode is 429 or 503)
        {
            _gate.Shrink();
        }
    }

    // The limit may have shrunk in the pause before another try.
    private async Task<T> TryInTurnAsync<T>(ApiCall<T> call, ResilienceContext context)
    {
        if (context.Properties.GetValue(RetryPipeline.IsFurtherTry, false))
        {
            await _gate.ReenterAsync(context.CancellationToken).ConfigureAwait(false);
            context.Properties.GetValue(RetryPipeline.Log, new RunLog()).Resume();
        }

        return await TryAsync(call, context.CancellationToken).ConfigureAwait(false);
    }

    private async Task<T> TryAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        // Once the key is refused, nothing more is sent with it: what was waiting meets the same answer here.
        if (_refusal is { } refusal)
        {
            throw new RoboflowException(refusal.Kind, refusal.Message) { StatusCode = refusal.StatusCode, EndsRun = true };
        }

        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(_options.Timeout);
        try
        {
            using var request = _requests.Create(call.Method, call.Route, call.Query, call.Content?.Invoke());
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
            using var body = await AnswerBody.ReadAsync(response.Content, _options.MaximumAnswerBytes, attempt.Token).ConfigureAwait(false);
            return Read(call, response, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.TimedOut(_options.Timeout, _options);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw e.GetBaseException() as RoboflowException ?? FailureFactory.FromConnection(e, _options);
        }
    }

    private T Read<T>(ApiCall<T> call, HttpResponseMessage response, AnswerBody body)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or > 299)
        {
            throw FailureFactory.FromStatus(status, Scrub(ServerText.FromBody(body.Bytes)), response.Headers, call.AccessDeniedIsFinal);
        }

        try
        {
            return call.Read(response, body);
        }
        catch (RoboflowException e)
        {
            throw new RoboflowException(e.Kind, Scrub(e.Message)) { StatusCode = status };
        }
    }

    private string Scrub(string text) => _options.ApiKey?.Scrub(text) ?? text;
}
