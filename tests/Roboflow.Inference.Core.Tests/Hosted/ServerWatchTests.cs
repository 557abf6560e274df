using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Hosted;

/// <summary>When a server counts as gone, and what a request without an answer was.</summary>
public sealed class ServerWatchTests
{
    private readonly ServerWatch _watch = new();

    [Fact]
    public void Three_tries_without_a_connection_end_the_run_and_two_do_not()
    {
        Assert.False(Fail(tries: 1, neverConnected: true));
        Assert.False(Fail(tries: 1, neverConnected: true));
        Assert.True(Fail(tries: 1, neverConnected: true));
    }

    [Fact]
    public void One_request_that_used_up_its_tries_without_a_connection_is_enough() => Assert.True(Fail(tries: 5, neverConnected: true));

    [Fact]
    public void Requests_that_were_sent_end_the_run_as_the_third_in_a_row()
    {
        Assert.False(Fail(tries: 5, neverConnected: false));
        Assert.False(Fail(tries: 5, neverConnected: false));
        Assert.True(Fail(tries: 5, neverConnected: false));
    }

    [Fact]
    public void An_answer_begins_both_counts_again()
    {
        Assert.False(Fail(tries: 1, neverConnected: false));
        Assert.False(Fail(tries: 1, neverConnected: false));
        _watch.Answered(_watch.Begin());
        Assert.False(Fail(tries: 1, neverConnected: true));
        Assert.False(Fail(tries: 5, neverConnected: false));
        Assert.True(Fail(tries: 1, neverConnected: false));
    }

    [Fact]
    public void A_request_during_whose_tries_another_was_answered_proves_nothing()
    {
        var failed = _watch.Begin();
        _watch.Answered(_watch.Begin());
        Assert.False(Fail(tries: 5, neverConnected: true, failed));
        Assert.True(Fail(tries: 1, neverConnected: true));
    }

    [Fact]
    public void Answers_to_requests_that_began_before_a_failure_do_not_show_that_the_server_is_up()
    {
        var begun = _watch.Begin();
        var failed = _watch.Begin();
        _watch.Answered(begun);
        Assert.True(Fail(tries: 3, neverConnected: true, failed));
    }

    [Fact]
    public void What_is_gone_stays_gone_whatever_is_still_answered()
    {
        Assert.True(Fail(tries: 3, neverConnected: true));
        _watch.Answered(_watch.Begin());
        Assert.True(Fail(tries: 0, neverConnected: false, since: 0));
        Assert.Equal(FailureScope.Run, _watch.GetFailureScope()());
    }

    [Fact]
    public void A_failure_is_the_requests_own_once_one_that_began_later_is_answered()
    {
        var earlier = _watch.Begin();
        var judge = _watch.GetFailureScope();
        Assert.Equal(FailureScope.Undecided, judge());
        _watch.Answered(earlier);
        Assert.Equal(FailureScope.Undecided, judge());
        _watch.Answered(_watch.Begin());
        Assert.Equal(FailureScope.Item, judge());

        // Whatever answer comes in after it.
        _watch.Answered(earlier);
        Assert.Equal(FailureScope.Item, judge());
    }

    // A request whose tries had no answer. Whether the server is gone.
    private bool Fail(int tries, bool neverConnected, long? since = null)
    {
        for (var i = 0; i < tries; i++)
        {
            _watch.Unanswered();
        }

        return _watch.IsGone(since ?? _watch.Begin(), neverConnected);
    }
}
