using System;
using System.Globalization;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>Polly's retry with this protocol's rules: transient failures, Retry-After, back-off with jitter, a maximum pause.</summary>
internal static class RetryPolicy
{
    /// <summary>Receives a verbose line for each retry, and the pause before it.</summary>
    internal static readonly ResiliencePropertyKey<RunLog> Log = new("Roboflow.Log");

    /// <summary>The number of tries before this one.</summary>
    internal static readonly ResiliencePropertyKey<int> FurtherTries = new("Roboflow.FurtherTries");

    /// <summary>When the first try began, or failed if there are further ones, by the clock of <see cref="ServerWatch"/>.</summary>
    internal static readonly ResiliencePropertyKey<long> Since = new("Roboflow.Since");

    /// <summary>When the first try failed.</summary>
    internal static readonly ResiliencePropertyKey<long> FirstFailure = new("Roboflow.FirstFailure");

    /// <summary>The failure that the server answered last, if it answered at all.</summary>
    internal static readonly ResiliencePropertyKey<Exception?> LastAnswer = new("Roboflow.LastAnswer");

    /// <param name="options">The number of retries and the pauses.</param>
    /// <param name="onFailure">Called for each transient failure before the pause, so that the limit can be reduced.</param>
    internal static ResiliencePipeline Create(ClientOptions options, Action<RoboflowException> onFailure)
    {
        if (options.MaximumRetryCount == 0)
        {
            return ResiliencePipeline.Empty;
        }

        var retry = new RetryStrategyOptions
        {
            ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is RoboflowException { IsTransient: true }),
            MaxRetryAttempts = options.MaximumRetryCount,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryInterval,
            MaxDelay = options.RetryInterval > options.MaximumRetryDelay ? options.RetryInterval : options.MaximumRetryDelay,
            DelayGenerator = arguments => new ValueTask<TimeSpan?>(RequestedDelay(arguments.Outcome.Exception, options.MaximumRequestedDelay)),
            OnRetry = arguments =>
            {
                var failure = (RoboflowException)arguments.Outcome.Exception!;
                onFailure(failure);
                arguments.Context.Properties.Set(FurtherTries, arguments.AttemptNumber + 1);
                if (arguments.Context.Properties.TryGetValue(Log, out var log))
                {
                    log.Wait(arguments.AttemptNumber + 2, arguments.RetryDelay);
                    log.Verbose(string.Format(
                        CultureInfo.InvariantCulture,
                        "Try {0} failed ({1}); retrying in {2:0.##} s.",
                        arguments.AttemptNumber + 1,
                        failure.Message,
                        arguments.RetryDelay.TotalSeconds));
                }

                return default;
            },
        };
        return new ResiliencePipelineBuilder().AddRetry(retry).Build();
    }

    private static TimeSpan? RequestedDelay(Exception? exception, TimeSpan cap) =>
        exception is RoboflowException { RetryAfter: { } asked } ? asked < cap ? asked : cap : null;
}
