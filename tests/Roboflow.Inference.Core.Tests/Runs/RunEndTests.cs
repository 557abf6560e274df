using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Runs;

/// <summary>How a run without an engine ends: which failure ends it, and what is still returned.</summary>
public sealed class RunEndTests
{
    [Fact]
    public void Finished_items_are_returned_when_a_failure_ends_the_run()
    {
        using var run = new Run<int, string>(4);
        run.Add(0, (_, _) => throw new RoboflowException(FailureKind.QuotaExceeded, "no credits"));

        // What starts at once and completes synchronously has finished before the run ends.
        run.Add(1, (_, _) => throw new RoboflowException(FailureKind.QuotaExceeded, "no credits"), startsAtOnce: true);
        run.Add(2, (_, _) => throw new RoboflowException(FailureKind.InvalidImage, "bad"), startsAtOnce: true);
        run.Add(3, (_, _) => new TaskCompletionSource<string>().Task);
        run.Add(4, (_, _) => Task.FromResult("paid for"), startsAtOnce: true);
        run.Add(5, (log, _) => Paid(log), startsAtOnce: true);
        Assert.True(run.Take(1).Single().EndsRun);
        var (others, lost) = run.End();
        Assert.Equal([2, 4, 5], others.Select(o => o.Item));
        Assert.Equal((2, 3, 2), (lost, run.Done, run.Failed));

        static Task<string> Paid(RunLog log)
        {
            log.Fail(new RoboflowException(FailureKind.QuotaExceeded, "no credits"));
            return Task.FromResult("paid for, then ended");
        }
    }

    [Fact]
    public void Undecided_failure_waits_for_the_other_items()
    {
        using var run = new Run<int, string>(4);
        var (own, shared) = (FailureScope.Undecided, FailureScope.Undecided);
        var second = new TaskCompletionSource<string>();
        run.Add(0, (_, _) => throw Silence(() => own), startsAtOnce: true);
        run.Add(1, (_, _) => second.Task);
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        own = FailureScope.Item;
        second.SetResult("b");
        Assert.Equal([(0, false), (1, false)], run.Take(2).Select(o => (o.Item, o.EndsRun)));

        run.Add(2, (_, _) => throw Silence(() => shared), startsAtOnce: true);
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        run.Add(3, (_, _) => throw Silence(() => shared), startsAtOnce: true);
        shared = FailureScope.Run;
        var end = run.Take(1).Single();
        Assert.Equal((2, true), (end.Item, end.EndsRun));
        Assert.Empty(run.End().Finished);
        Assert.Equal((2, 1), (run.Done, run.Failed));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    public void Undecided_failures_end_the_run_only_if_nothing_succeeded(int failures, bool succeeded, bool ends)
    {
        using var run = new Run<int, string>(4);
        if (succeeded)
        {
            run.Add(0, (_, _) => Task.FromResult("a"));
            run.Take(1);
        }

        for (var i = 1; i <= failures; i++)
        {
            run.Add(i, (_, _) => throw Silence(() => FailureScope.Undecided), startsAtOnce: true);
        }

        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        run.EndInput();
        Assert.Equal(ends, run.Take(1).Single().EndsRun);
    }

    [Fact]
    public void Undecided_failure_before_a_result_is_the_items_own()
    {
        using var run = new Run<int, string>(4);
        run.Add(0, (_, _) => throw Silence(() => FailureScope.Undecided), startsAtOnce: true);
        run.Add(1, (_, _) => Task.FromResult("a"), startsAtOnce: true);
        run.EndInput();
        Assert.Equal([(0, false), (1, false)], run.Take(2).Select(o => (o.Item, o.EndsRun)));
    }

    [Fact]
    public void Full_window_of_undecided_failures_releases_the_oldest()
    {
        using var run = new Run<int, string>(1);
        while (!run.IsFull)
        {
            run.Add(0, (_, _) => throw Silence(() => FailureScope.Undecided), startsAtOnce: true);
        }

        Assert.False(run.Take(1).Single().EndsRun);
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ended_or_abandoned_run_cancels_its_work(bool isEnded)
    {
        using var run = new Run<int, string>(1);
        var given = CancellationToken.None;
        run.Add(0, (_, token) => Begin(token), startsAtOnce: true);
        if (isEnded)
        {
            Assert.Equal(1, run.End().Lost);
        }
        else
        {
            run.Dispose();
        }

        Assert.True(given.IsCancellationRequested);

        Task<string> Begin(CancellationToken token)
        {
            given = token;
            return new TaskCompletionSource<string>().Task;
        }
    }

    private static RoboflowException Silence(Func<FailureScope> scope) => new(FailureKind.ConnectionFailed, "nobody") { Scope = scope };
}
