using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// Sends requests to one server with one key: it limits requests in flight and the size of answers, retries by the protocol's
/// rules, classifies failures, and stops for good once the key is rejected or the server is gone. Every failure passes through
/// <see cref="KeyGuard"/>. Thread-safe.
/// </summary>
internal sealed class ApiChannel
{
    private readonly ClientOptions _options;
    private readonly HttpClient _http;
    private readonly KeyedRequestFactory _requests;
    private readonly AdaptiveGate _gate;
    private readonly ServerWatch _watch = new();
    private readonly KeyGuard _guard;
    private readonly ResiliencePipeline _retry;

    // Not disposed, because ending requests still use its token; it has no timer.
    private readonly CancellationTokenSource _gone = new();
    private volatile RoboflowException? _refusal;

    /// <exception cref="ArgumentException">The key would be sent unencrypted to another machine.</exception>
    internal ApiChannel(ClientOptions options)
    {
        _options = options;
        _requests = new KeyedRequestFactory(options);
        _http = HandlerPool.Get(options);
        Secrets = new RequestSecrets(options.ApiKey, [.. HandlerPool.ProxyCredentials(options)]);
        _guard = new KeyGuard(Secrets);
        _gate = new AdaptiveGate(options.ThrottleLimit);
        _retry = RetryPolicy.Create(options, OnTransientFailure);
    }

    /// <summary>What must be removed from every answer.</summary>
    internal RequestSecrets Secrets { get; }

    /// <summary>Sends one request, with retries.</summary>
    /// <param name="call">The request.</param>
    /// <param name="log">Receives a verbose line for each retry, and the pause before it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RoboflowException">The request failed; the exception says why.</exception>
    internal Task<T> SendAsync<T>(ApiCall<T> call, RunLog? log, CancellationToken cancellationToken)
    {
        // The request is queued on the caller's thread, so that requests are sent in input order.
        var place = _gate.EnterAsync(cancellationToken);
        return Task.Run(() => SendAsync(place, call, log, cancellationToken), CancellationToken.None);
    }

    private async Task<T> SendAsync<T>(Task place, ApiCall<T> call, RunLog? log, CancellationToken cancellationToken)
    {
        await place.ConfigureAwait(false);
        using var total = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _gone.Token);
        if (_options.TotalTimeout is { } most)
        {
            total.CancelAfter(most);
        }

        var context = ResilienceContextPool.Shared.Get(total.Token);
        try
        {
            context.Properties.Set(RetryPolicy.Log, log ?? new RunLog());
            var answer = await _retry.ExecuteAsync(
                static (c, state) => new ValueTask<T>(state.Channel.TryInTurnAsync(state.call, c)),
                context,
                (Channel: this, call)).ConfigureAwait(false);
            _gate.Succeed();
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (_gone.IsCancellationRequested)
            {
                throw Refusal(_refusal!);
            }

            var limit = _options.TotalTimeout ?? _options.Timeout;
            if (context.Properties.GetValue(RetryPolicy.LastAnswer, null) is { } last)
            {
                throw FailureFactory.TooLate(limit, _options, last);
            }

            _watch.Unanswered();
            throw Silence(FailureFactory.TimedOut(limit, _options), context);
        }
        catch (RoboflowException e) when (e.EndsRun)
        {
            _refusal = e;
            throw;
        }
        catch (RoboflowException e) when (e.IsSilence)
        {
            throw Silence(e, context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            _gate.Leave();
        }
    }

    // Returns the failure of a request that has used up its tries, or the end of the run.
    private RoboflowException Silence(RoboflowException failure, ResilienceContext context)
    {
        if (!_watch.IsGone(context.Properties.GetValue(RetryPolicy.Since, 0), failure.NeverConnected))
        {
            failure.Scope = _watch.GetFailureScope();
            return failure;
        }

        // Pauses before retries end too, because the retries would fail in the same way.
        var end = FailureFactory.Gone(failure);
        _refusal = end;
        _gone.Cancel();
        return end;
    }

    private static RoboflowException Refusal(RoboflowException first) =>
        new(first.Kind, first.Message) { StatusCode = first.StatusCode, EndsRun = first.EndsRun };

    private void OnTransientFailure(RoboflowException failure)
    {
        if (failure.StatusCode is 429 or 503)
        {
            _gate.Shrink();
        }
    }

    // The limit can have been reduced during the pause before a retry.
    private async Task<T> TryInTurnAsync<T>(ApiCall<T> call, ResilienceContext context)
    {
        var tries = context.Properties.GetValue(RetryPolicy.FurtherTries, 0);
        if (tries > 0)
        {
            await _gate.ReenterAsync(context.CancellationToken).ConfigureAwait(false);
            context.Properties.GetValue(RetryPolicy.Log, new RunLog()).Resume();
        }

        // While a server goes down, some requests fail and others are still answered, so only those count that began after the first failure.
        if (tries <= 1)
        {
            context.Properties.Set(RetryPolicy.Since, tries == 0 ? _watch.Begin() : context.Properties.GetValue(RetryPolicy.FirstFailure, 0));
        }

        // Once the key is rejected, nothing more is sent with it: waiting requests fail with the same error.
        if (_refusal is { } refusal)
        {
            throw Refusal(refusal);
        }

        try
        {
            return await TryAsync(call, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (tries == 0)
            {
                context.Properties.Set(RetryPolicy.FirstFailure, _watch.Begin());
            }

            var isSilence = e is RoboflowException { IsSilence: true };
            if (isSilence)
            {
                _watch.Unanswered();
            }

            var failure = _guard.Clean(e, call.ImageAddress);
            if (!isSilence)
            {
                context.Properties.Set(RetryPolicy.LastAnswer, failure);
            }

            throw failure;
        }
    }

    private async Task<T> TryAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(_options.Timeout);
        var begun = _watch.Begin();
        try
        {
            using var request = _requests.Create(call.Method, call.Route, call.Query, call.Content?.Invoke());
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                _watch.Answered(begun);
                using var refusal = await AnswerBody.ReadRefusalAsync(response.Content, attempt.Token).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                throw FailureFactory.FromStatus(
                    (int)response.StatusCode,
                    ServerText.FromBody(refusal.Bytes).Without(Secrets, call.ImageAddress),
                    response.Headers,
                    _requests.HasKey,
                    call.AccessDeniedIsFinal,
                    request.RequestUri);
            }

            using var body = await AnswerBody.ReadAsync(response.Content, _options.MaximumAnswerBytes, attempt.Token).ConfigureAwait(false);
            _watch.Answered(begun);
            if (!AnswerType.Of(response.Content.Headers).IsImage)
            {
                _guard.Clean(body);
            }

            return Read(call, response, body);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler abandons a connection attempt before the time limit of the try.
            throw attempt.IsCancellationRequested ? FailureFactory.TimedOut(_options.Timeout, _options) : FailureFactory.FromConnection(e, _options);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // On .NET Framework, a time-out while the answer is read closes its stream.
            throw e.GetBaseException() as RoboflowException
                ?? FailureFactory.FromFile(e)
                ?? (attempt.IsCancellationRequested ? FailureFactory.TimedOut(_options.Timeout, _options) : FailureFactory.FromConnection(e, _options));
        }
    }

    private T Read<T>(ApiCall<T> call, HttpResponseMessage response, AnswerBody body)
    {
        try
        {
            return call.Read(response, body);
        }
        catch (RoboflowException e)
        {
            throw FailureFactory.FromAnswer(e, e.Quote.Without(Secrets, call.ImageAddress), (int)response.StatusCode, _requests.HasKey);
        }
    }
}
