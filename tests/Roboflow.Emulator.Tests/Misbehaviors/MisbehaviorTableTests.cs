using System;
using System.Linq;
using Roboflow.Emulator.Misbehaviors;

namespace Roboflow.Emulator.Tests.Misbehaviors;

/// <summary>Which requests fail, and how long each answer is delayed.</summary>
public sealed class MisbehaviorTableTests
{
    private const string Model = "shapes/1";

    private readonly MisbehaviorTable _table = new();

    [Fact]
    public void Each_way_has_its_own_count()
    {
        Set(
            new Misbehavior { Kind = MisbehaviorKind.Drop, Times = 1 },
            new Misbehavior { Kind = MisbehaviorKind.Html, Times = 2 },
            new Misbehavior { Kind = MisbehaviorKind.Trickle });
        MisbehaviorKind[] expected =
        [
            MisbehaviorKind.Drop, MisbehaviorKind.Html, MisbehaviorKind.Trickle, MisbehaviorKind.None, MisbehaviorKind.Html, MisbehaviorKind.Trickle,
            MisbehaviorKind.None, MisbehaviorKind.None, MisbehaviorKind.Trickle,
        ];
        Assert.Equal(expected, Enumerable.Range(0, 9).Select(_ => _table.Next(Model).Way.Kind));
    }

    [Fact]
    public void A_share_of_the_requests_fails_the_same_ones_each_time()
    {
        var quarter = new Misbehavior { Kind = MisbehaviorKind.Drop, Probability = 0.25 };
        var first = Failing(quarter);
        Assert.InRange(first.Length, 200, 300);
        Assert.Equal(first, Failing(quarter));
        Assert.Equal(1000, Failing(quarter with { Probability = 1 }).Length);
        Assert.Empty(Failing(quarter with { Probability = 0 }));
    }

    [Fact]
    public void A_random_delay_is_between_the_least_and_the_most()
    {
        Set(new Misbehavior { Delay = TimeSpan.FromSeconds(2), DelayJitter = TimeSpan.FromSeconds(3) });
        var delays = Enumerable.Range(0, 100).Select(_ => _table.Next(Model).Delay).ToArray();
        Assert.All(delays, d => Assert.InRange(d, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));
        Assert.True(delays.Distinct().Count() > 50);
    }

    [Fact]
    public void No_way_at_all_is_no_misbehavior()
    {
        Set(new Misbehavior { Kind = MisbehaviorKind.Drop });
        Set();
        Assert.Equal((MisbehaviorKind.None, TimeSpan.Zero), (_table.Next(Model).Way.Kind, _table.Next(Model).Delay));
    }

    public static TheoryData<Misbehavior> Impossible => new()
    {
        new Misbehavior { RetryAfterSeconds = -1 },
        new Misbehavior { RetryAfterSeconds = 86_401 },
        new Misbehavior { ProcessingSeconds = double.NaN },
        new Misbehavior { RemoteProcessingSeconds = -1 },
        new Misbehavior { Location = new Uri("/elsewhere", UriKind.Relative) },
        new Misbehavior { DelayJitter = TimeSpan.FromSeconds(-1) },
        new Misbehavior { TrickleInterval = TimeSpan.FromHours(2) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_value_is_refused_and_changes_nothing(Misbehavior way)
    {
        Set(new Misbehavior { Kind = MisbehaviorKind.Html });
        Assert.Throws<ArgumentException>(() => Set(new Misbehavior(), way));
        Assert.Equal(MisbehaviorKind.Html, _table.Next(Model).Way.Kind);
    }

    private int[] Failing(Misbehavior way)
    {
        Set(way);
        return [.. Enumerable.Range(0, 1000).Where(_ => _table.Next(Model).Way.Kind != MisbehaviorKind.None)];
    }

    private void Set(params Misbehavior[] ways) => _table.Set(Model, ways);
}
