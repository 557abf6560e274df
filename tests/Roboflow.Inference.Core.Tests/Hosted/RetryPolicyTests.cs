using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>The limits of pauses, and what a server's Retry-After says.</summary>
public sealed class RetryPolicyTests
{
    private static readonly ClientOptions Quick = new()
    {
        Endpoint = new RoboflowEndpoint(new Uri("http://localhost:9001")),
        MaximumRetryCount = 12,
        RetryInterval = TimeSpan.FromMilliseconds(1),
        MaximumRetryDelay = TimeSpan.FromMilliseconds(3),
        MaximumRequestedDelay = TimeSpan.FromMilliseconds(2),
    };

    [Fact]
    public async Task Pauses_stop_growing_at_the_maximum()
    {
        var pauses = await PausesAsync(Quick, new RoboflowException(FailureKind.ServerFault, "no") { IsTransient = true });
        Assert.Equal(12, pauses.Count);
        Assert.All(pauses, p => Assert.InRange(p.Duration, TimeSpan.Zero, Quick.MaximumRetryDelay));
        Assert.Equal(Enumerable.Range(2, 12), pauses.Select(p => p.NextTry));
    }

    [Fact]
    public async Task A_server_cannot_ask_for_a_longer_pause_than_the_maximum()
    {
        var failure = new RoboflowException(FailureKind.TooManyRequests, "later") { IsTransient = true, RetryAfter = TimeSpan.FromDays(1) };
        var pauses = await PausesAsync(Quick with { MaximumRetryCount = 1 }, failure);
        Assert.Equal(Quick.MaximumRequestedDelay, Assert.Single(pauses).Duration);
    }

    // A virtual machine that was suspended, for example.
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_date_is_compared_with_the_clock_of_the_server(int days)
    {
        using var answer = new HttpResponseMessage();
        var now = DateTimeOffset.UtcNow.AddDays(days);
        answer.Headers.TryAddWithoutValidation("Date", now.ToString("R", CultureInfo.InvariantCulture));
        answer.Headers.TryAddWithoutValidation("Retry-After", now.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.FromSeconds(3), RequestedPause.Read(answer.Headers));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("7", 7, 7)]
    [InlineData("0", 0, 0)]
    [InlineData("in a while", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("Infinity", null, null)]
    [InlineData("+1000", 900, 1000)]
    [InlineData("-1000", 0, 0)]
    public void Retry_After_is_seconds_or_a_date_and_never_negative(string? header, int? least, int? most)
    {
        using var answer = new HttpResponseMessage();
        var isDate = header?[0] is '+' or '-';
        var text = isDate ? DateTimeOffset.UtcNow.AddSeconds(int.Parse(header!, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture) : header;
        answer.Headers.TryAddWithoutValidation("Retry-After", text ?? string.Empty);
        var wait = FailureFactory.FromStatus(429, new ServerQuote("busy"), answer.Headers, hasKey: true, accessDeniedIsFinal: true).RetryAfter?.TotalSeconds;
        Assert.Equal(least is null, wait is null);
        if (wait is { } seconds)
        {
            Assert.InRange(seconds, least!.Value, most!.Value);
        }
    }

    private static async Task<List<RunLog.Pause>> PausesAsync(ClientOptions options, RoboflowException failure)
    {
        var (log, pauses) = (new RunLog(), new List<RunLog.Pause>());
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        context.Properties.Set(RetryPolicy.Log, log);
        var policy = RetryPolicy.Create(options, reported => Assert.Same(failure, reported));
        var all = policy.ExecuteAsync(
            _ =>
            {
                if (log.Waiting is { } pause)
                {
                    pauses.Add(pause);
                }

                throw failure;
            },
            context).AsTask();
        Assert.Same(failure, await Assert.ThrowsAsync<RoboflowException>(() => all.WaitAsync(TimeSpan.FromSeconds(30))));
        ResilienceContextPool.Shared.Return(context);
        return pauses;
    }
}
