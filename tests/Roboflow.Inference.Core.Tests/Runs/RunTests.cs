using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Runs;

/// <summary>A run without an engine: order, streams, failures and the end.</summary>
public sealed class RunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Outcomes_come_in_input_order_whichever_finishes_first()
    {
        using var run = new Run<int, string>(4);
        var first = new TaskCompletionSource<string>();
        run.Add(0, (_, _) => first.Task);
        run.Add(1, (_, _) => Task.FromResult("b"));
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        first.SetResult("a");
        Assert.Equal([(0, "a"), (1, "b")], Take(run, 2).Select(o => (o.Item, o.Result!)));
        Assert.Equal((2, 2, 0, 0), (run.Added, run.Done, run.Failed, run.Pending));
    }

    [Fact]
    public void An_outcome_carries_every_stream()
    {
        using var run = new Run<string, string>(1);
        run.Add("a", (log, _) =>
        {
            log.Verbose("one");
            log.Verbose("two");
            log.Warn("careful");
            log.AddUnreadable(1);
            log.AddUnreadable(2);
            return Task.FromResult("done");
        });
        var outcome = Take(run, 1).Single();
        Assert.Equal(["one", "two"], outcome.Verbose);
        Assert.Equal(["careful", "3 predictions in the answer cannot be read and are left out."], outcome.Warnings);
        Assert.Equal(("done", (Exception?)null, false), (outcome.Result, outcome.Failure, outcome.EndsRun));
    }

    [Theory]
    [InlineData(FailureKind.InvalidImage, false)]
    [InlineData(FailureKind.QuotaExceeded, true)]
    public void The_failure_itself_says_whether_it_ends_the_run(FailureKind kind, bool ends)
    {
        using var run = new Run<string, string>(1);
        run.Add("a", (_, _) => throw new RoboflowException(kind, "no"));
        var outcome = Take(run, 1).Single();
        Assert.Equal((null, kind, ends), (outcome.Result, ((RoboflowException)outcome.Failure!).Kind, outcome.EndsRun));
    }

    [Fact]
    public void A_fault_beside_a_result_loses_neither()
    {
        using var run = new Run<string, string>(1);
        run.Add("a", (log, _) =>
        {
            log.Fail(new RoboflowException(FailureKind.UsagePaused, "full"));
            return Task.FromResult("paid for");
        });
        var outcome = Take(run, 1).Single();
        Assert.Equal(("paid for", "full", true), (outcome.Result, outcome.Failure!.Message, outcome.EndsRun));
        Assert.Equal(1, run.Done);
    }

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
        Assert.True(Take(run, 1).Single().EndsRun);
        var (others, lost) = run.End();
        Assert.Equal([2, 4], others.Select(o => o.Item));
        Assert.Equal((2, 2, 1), (lost, run.Done, run.Failed));
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
        Assert.Equal([(0, false), (1, false)], Take(run, 2).Select(o => (o.Item, o.EndsRun)));

        run.Add(2, (_, _) => throw Silence(() => shared), startsAtOnce: true);
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        run.Add(3, (_, _) => throw Silence(() => shared), startsAtOnce: true);
        shared = FailureScope.Run;
        var end = Take(run, 1).Single();
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
            Take(run, 1);
        }

        for (var i = 1; i <= failures; i++)
        {
            run.Add(i, (_, _) => throw Silence(() => FailureScope.Undecided), startsAtOnce: true);
        }

        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        run.EndInput();
        Assert.Equal(ends, Take(run, 1).Single().EndsRun);
    }

    [Fact]
    public void Full_window_of_undecided_failures_releases_the_oldest()
    {
        using var run = new Run<int, string>(1);
        while (!run.IsFull)
        {
            run.Add(0, (_, _) => throw Silence(() => FailureScope.Undecided), startsAtOnce: true);
        }

        Assert.False(Take(run, 1).Single().EndsRun);
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
    }

    [Fact]
    public void Stopping_cancels_the_work_and_whoever_waits_for_it()
    {
        using var run = new Run<int, string>(1);
        var canceled = new ManualResetEventSlim();
        run.Add(0, Work, startsAtOnce: true);
        run.Stop();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (!run.TryTake(TimeSpan.FromMilliseconds(20), out _))
            {
            }
        });
        Assert.True(canceled.Wait(Patience));

        async Task<string> Work(RunLog log, CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return "never";
            }
            finally
            {
                canceled.Set();
            }
        }
    }

    [Fact]
    public void The_pause_of_the_oldest_item_can_be_seen_while_it_lasts()
    {
        using var run = new Run<int, string>(1);
        RunLog? seen = null;
        var work = new TaskCompletionSource<string>();
        run.Add(0, (log, _) => Begin(log), startsAtOnce: true);
        Assert.Null(run.Waiting);
        seen!.Wait(2, TimeSpan.FromSeconds(4));
        Assert.Equal(new RunLog.Pause(2, TimeSpan.FromSeconds(4)), run.Waiting);
        seen.Resume();
        Assert.Null(run.Waiting);
        work.SetResult("a");
        Take(run, 1);

        Task<string> Begin(RunLog log)
        {
            seen = log;
            return work.Task;
        }
    }

    private static RoboflowException Silence(Func<FailureScope> scope) => new(FailureKind.ConnectionFailed, "nobody") { Scope = scope };

    private static List<Outcome<TItem, string>> Take<TItem>(Run<TItem, string> run, int count)
    {
        var taken = new List<Outcome<TItem, string>>();
        while (taken.Count < count)
        {
            Assert.True(run.TryTake(Patience, out var outcome));
            taken.Add(outcome);
        }

        return taken;
    }
}
