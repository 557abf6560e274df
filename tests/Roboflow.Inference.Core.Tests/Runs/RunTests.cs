using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Runs;

/// <summary>A run without an engine: order, streams, failures and stopping.</summary>
public sealed class RunTests
{
    [Fact]
    public void Outcomes_come_in_input_order_whichever_finishes_first()
    {
        using var run = new Run<int, string>(4);
        var first = new TaskCompletionSource<string>();
        run.Add(0, (_, _) => first.Task);
        run.Add(1, (_, _) => Task.FromResult("b"));
        Assert.False(run.TryTake(TimeSpan.FromMilliseconds(50), out _));
        first.SetResult("a");
        Assert.Equal([(0, "a"), (1, "b")], run.Take(2).Select(o => (o.Item, o.Result!)));
        Assert.Equal((2, 2, 0, 0), (run.Added, run.Done, run.Failed, run.Pending));
    }

    [Theory]
    [InlineData(2, 1, "3 predictions in the answer cannot be read and are left out.")]
    [InlineData(1, 0, "1 prediction in the answer cannot be read and is left out.")]
    public void An_outcome_carries_every_stream(int first, int second, string warning)
    {
        using var run = new Run<string, string>(1);
        run.Add("a", (log, _) =>
        {
            log.Verbose("one");
            log.Verbose("two");
            log.Warn("careful");
            log.AddUnreadable(first);
            log.AddUnreadable(second);
            return Task.FromResult("done");
        });
        var outcome = run.Take(1).Single();
        Assert.Equal(["one", "two"], outcome.Verbose);
        Assert.Equal(["careful", warning], outcome.Warnings);
        Assert.Equal(("done", (Exception?)null, false), (outcome.Result, outcome.Failure, outcome.EndsRun));
    }

    [Theory]
    [InlineData(FailureKind.InvalidImage, false)]
    [InlineData(FailureKind.QuotaExceeded, true)]
    public void The_failure_itself_says_whether_it_ends_the_run(FailureKind kind, bool ends)
    {
        using var run = new Run<string, string>(1);
        run.Add("a", (_, _) => throw new RoboflowException(kind, "no"));
        var outcome = run.Take(1).Single();
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
        var outcome = run.Take(1).Single();
        Assert.Equal(("paid for", "full", true), (outcome.Result, outcome.Failure!.Message, outcome.EndsRun));
        Assert.Equal(1, run.Done);
    }

    [Fact]
    public void A_slow_first_item_delays_hundreds_of_others_but_not_all()
    {
        using var run = new Run<int, string>(1);
        run.Add(0, (_, _) => new TaskCompletionSource<string>().Task, startsAtOnce: true);
        Add(100);
        Assert.False(run.IsFull);
        Add(10_000);
        Assert.True(run.IsFull);

        void Add(int count)
        {
            for (var i = 0; i < count; i++)
            {
                run.Add(i, (_, _) => Task.FromResult("a"), startsAtOnce: true);
            }
        }
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
        Assert.True(canceled.Wait(TakenOutcomes.Patience));

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
    public void Whoever_waits_for_work_that_ignores_the_stop_is_released()
    {
        using var run = new Run<int, string>(1);
        run.Add(0, (_, _) => new TaskCompletionSource<string>().Task, startsAtOnce: true);
        run.Stop();
        Assert.ThrowsAny<OperationCanceledException>(() => run.TryTake(TimeSpan.FromMilliseconds(20), out _));
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
        run.Take(1);

        Task<string> Begin(RunLog log)
        {
            seen = log;
            return work.Task;
        }
    }
}
