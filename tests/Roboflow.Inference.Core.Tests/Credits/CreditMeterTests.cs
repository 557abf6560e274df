using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Credits;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Core.Tests.Credits;

/// <summary>The vendor's formula, and which requests a limit admits.</summary>
public sealed class CreditMeterTests
{
    [Fact]
    public void Answer_counts_for_100_ms_at_least_and_500_s_are_a_credit()
    {
        var meter = new CreditMeter();
        Assert.Equal((0, null, 0.0), (meter.Answers, meter.ServerSeconds, meter.Credits));
        meter.Add(new ServerUse(null, null, IsColdStart: false));
        Assert.Equal((1, null, null), (meter.Answers, meter.ServerSeconds, meter.Credits));
        meter.Add(new ServerUse(0.05, null, IsColdStart: false));
        meter.Add(new ServerUse(0.05, 1.1, IsColdStart: true));
        Assert.Equal(1.15, meter.ServerSeconds!.Value, 9);
        Assert.Equal((0.1 + 0.1 + 1.1) / 500, meter.Credits!.Value, 9);
        Assert.Equal(0.2, CreditMeter.Estimate(1000), 9);
    }

    [Fact]
    public async Task First_request_goes_alone_and_later_ones_as_many_as_fit()
    {
        // 1 s in total.
        var meter = new CreditMeter(0.002);
        await meter.EnterAsync(default);
        var second = meter.EnterAsync(default);
        var third = meter.EnterAsync(default);
        var fourth = meter.EnterAsync(default);
        Assert.False(second.IsCompleted);

        meter.Add(new ServerUse(0.4, null, IsColdStart: false));
        meter.Leave();
        await second;

        // 0.4 s are spent and 0.4 s under way: 0.4 s more do not fit, as long as the second may cost that much.
        Assert.False(third.IsCompleted);
        meter.Add(new ServerUse(0.1, null, IsColdStart: false));
        meter.Leave();
        await third;
        Assert.False(fourth.IsCompleted);
        meter.Add(new ServerUse(0.4, null, IsColdStart: false));
        meter.Leave();
        await Assert.ThrowsAsync<CreditLimitException>(() => fourth);
        await Assert.ThrowsAsync<CreditLimitException>(() => meter.EnterAsync(default));
    }

    [Fact]
    public async Task Cold_start_does_not_change_the_estimate()
    {
        // 10 s in all, of which the first start takes 6; a second of 6 s would not fit.
        var meter = new CreditMeter(0.02);
        await meter.EnterAsync(default);
        meter.Add(new ServerUse(0.2, 6, IsColdStart: true));
        meter.Leave();
        await meter.EnterAsync(default);
        meter.Add(new ServerUse(0.2, null, IsColdStart: false));
        meter.Leave();
        await meter.EnterAsync(default);
        Assert.InRange(meter.Credits!.Value, 0.012, 0.013);
    }

    [Fact]
    public async Task After_a_cold_start_one_more_request_goes_alone()
    {
        var meter = new CreditMeter(0.1);
        await meter.EnterAsync(default);
        meter.Add(new ServerUse(0.2, 6, IsColdStart: true));
        meter.Leave();
        await meter.EnterAsync(default);
        var third = meter.EnterAsync(default);
        Assert.False(third.IsCompleted);

        // Another model's start: no answer shows the usual cost, but waiting for one would take as long as the run.
        meter.Add(new ServerUse(0.2, 6, IsColdStart: true));
        meter.Leave();
        await third.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(TaskStatus.RanToCompletion, meter.EnterAsync(default).Status);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_exactly_is_not_exceeded_by_rounding()
    {
        // 0.1 + 0.1 + 0.1 is more than 0.3 in binary.
        var meter = new CreditMeter(0.0006);
        for (var i = 0; i < 3; i++)
        {
            await meter.EnterAsync(default);
            meter.Add(new ServerUse(0.1, null, IsColdStart: false));
            meter.Leave();
        }

        await Assert.ThrowsAsync<CreditLimitException>(() => meter.EnterAsync(default));
    }

    [Fact]
    public async Task Unanswered_request_frees_its_slot_and_costs_nothing()
    {
        var meter = new CreditMeter(0.0002);
        await meter.EnterAsync(default);
        var next = meter.EnterAsync(default);
        meter.Leave();
        await next;
        Assert.Equal(0, meter.Credits);
    }

    [Fact]
    public async Task Canceled_wait_takes_no_slot()
    {
        var meter = new CreditMeter(0.0004);
        await meter.EnterAsync(default);
        using var stop = new CancellationTokenSource();
        var canceled = meter.EnterAsync(stop.Token);
        var next = meter.EnterAsync(default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<TaskCanceledException>(() => canceled);
        meter.Add(new ServerUse(0.1, null, IsColdStart: false));
        meter.Leave();
        await next;
    }
}
