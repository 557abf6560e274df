using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>The arithmetic of the limit, of which requests show only a part.</summary>
public sealed class AdaptiveGateTests
{
    [Fact]
    public void Limit_grows_by_one_for_each_whole_window_of_answers()
    {
        var gate = new AdaptiveGate(8);
        Shrink(gate, 2);
        Assert.Equal(2, Places(gate));
        Succeed(gate, 1);
        Assert.Equal(2, Places(gate));
        Succeed(gate, 1);
        Assert.Equal(3, Places(gate));

        // The count restarts: with the rest of the first window, two would be enough.
        Succeed(gate, 2);
        Assert.Equal(3, Places(gate));
        Succeed(gate, 1);
        Assert.Equal(4, Places(gate));
    }

    [Fact]
    public void Answers_before_a_throttle_do_not_count_for_growth()
    {
        var gate = new AdaptiveGate(8);
        Shrink(gate, 1);
        Succeed(gate, 3);
        Shrink(gate, 1);
        Assert.Equal(2, Places(gate));
        Succeed(gate, 1);
        Assert.Equal(2, Places(gate));
        Succeed(gate, 1);
        Assert.Equal(3, Places(gate));
    }

    [Fact]
    public void Limit_stays_between_one_and_what_was_given()
    {
        var gate = new AdaptiveGate(3);
        Succeed(gate, 20);
        Assert.Equal(3, Places(gate));
        Shrink(gate, 10);
        Assert.Equal(1, Places(gate));
        Succeed(gate, 100);
        Assert.Equal(3, Places(gate));
    }

    [Fact]
    public async Task Waiting_request_enters_when_the_limit_grows_and_a_canceled_one_does_not()
    {
        var gate = new AdaptiveGate(2);
        Shrink(gate, 1);
        await gate.EnterAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var canceled = gate.EnterAsync(stop.Token);
        var waiting = gate.EnterAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => canceled);
        Assert.False(waiting.IsCompleted);
        gate.Succeed();
        await waiting;
        Assert.False(gate.EnterAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Retried_request_goes_before_untried_ones()
    {
        var gate = new AdaptiveGate(2);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        var untried = gate.EnterAsync(CancellationToken.None);
        gate.Shrink();
        var returning = gate.ReenterAsync(CancellationToken.None);
        Assert.False(returning.IsCompleted);
        gate.Leave();
        await returning.WaitAsync(System.TimeSpan.FromSeconds(30));
        Assert.False(untried.IsCompleted);
        gate.Leave();
        await untried.WaitAsync(System.TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Retried_request_that_is_canceled_while_it_waits_leaves_one_place()
    {
        var gate = new AdaptiveGate(2);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        gate.Shrink();
        using var stop = new CancellationTokenSource();
        var returning = gate.ReenterAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => returning);
        gate.Leave();
        gate.Leave();
        Assert.Equal(1, Places(gate));
    }

    private static void Shrink(AdaptiveGate gate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            gate.Shrink();
        }
    }

    private static void Succeed(AdaptiveGate gate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            gate.Succeed();
        }
    }

    // Counts how many are admitted at once; they leave again.
    private static int Places(AdaptiveGate gate)
    {
        var places = 0;
        using var stop = new CancellationTokenSource();
        while (gate.EnterAsync(stop.Token).IsCompleted)
        {
            places++;
        }

        stop.Cancel();
        for (var i = 0; i < places; i++)
        {
            gate.Leave();
        }

        return places;
    }
}
