using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Roboflow.Inference.Sharding;

namespace Roboflow.Inference.Core.Tests.Sharding;

public sealed class ShardTests
{
    [Fact]
    public void Every_path_is_exactly_one_workers() => Gen.Select(Gen.String, Gen.Int[1, 20]).Sample((path, count) =>
        Assert.Single(Enumerable.Range(1, count), k => Read($"{k}/{count}").Owns(path)));

    [Fact]
    public void The_parts_are_even()
    {
        var paths = Enumerable.Range(0, 8000).Select(i => $"/data/cameras/{i % 40}/frame-{i:00000}.jpg").ToArray();
        foreach (var k in Enumerable.Range(1, 4))
        {
            Assert.InRange(paths.Count(Read($"{k}/4").Owns), 1880, 2120);
        }
    }

    // Users rely on the split: yesterday's journal must fit today's shard.
    [Theory]
    [InlineData("/data/a.jpg", 2)]
    [InlineData("/data/b.jpg", 2)]
    [InlineData("/data/c.jpg", 4)]
    [InlineData(@"\\server\share\büro.png", 3)]
    public void The_split_never_changes(string path, int owner) =>
        Assert.Equal(owner, Enumerable.Range(1, 4).Single(k => Read($"{k}/4").Owns(path)));

    [Fact]
    public void The_split_is_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Single(Enumerable.Range(1, 7), k => Read($"{k}/7").Owns("/data/i.jpg") && Read($"{k}/7").Owns("/data/I.jpg"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(@"D:\Images\A.jpg", "d:/images/a.JPG")]
    [InlineData("/data/b\u00fcro.png", "/data/bu\u0308ro.png")]
    public void Spellings_of_a_path_belong_to_one_shard(string one, string other) => Assert.All(
        Enumerable.Range(1, 7), k => Assert.Equal(Read($"{k}/7").Owns(one), Read($"{k}/7").Owns(other)));

    [Theory]
    [InlineData("")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("1/4/2")]
    [InlineData("one/two")]
    [InlineData("1/99999999999")]
    public void Invalid_shard_is_refused(string text)
        => Assert.Contains("K/N", Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Path_with_a_lone_surrogate_belongs_to_one_shard() => Assert.Single(Enumerable.Range(1, 4), k => Read($"{k}/4").Owns("/data/\ud800.png"));

    [Fact]
    public void A_shard_is_read() => Assert.Equal("2/4", Read("2/4").ToString());

    [Theory]
    [InlineData("1/4", "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_MIN=0", "SLURM_ARRAY_TASK_COUNT=4")]
    [InlineData("4/4", "SLURM_ARRAY_TASK_ID=4", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_STEP=1")]
    [InlineData("3/4", "SLURM_ARRAY_TASK_ID=30", "SLURM_ARRAY_TASK_MAX=40", "SLURM_ARRAY_TASK_MIN=10", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_STEP=10")]
    [InlineData("2/4", "SLURM_ARRAY_TASK_ID= 2 ", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_COUNT=4\t")]
    [InlineData("1/3", "JOB_COMPLETION_INDEX=0", "JOB_COMPLETIONS=3")]
    [InlineData("3/3", "JOB_COMPLETION_INDEX=2", "JOB_COMPLETIONS=3")]
    public void Auto_reads_the_schedulers_variables(string expected, params string[] environment) => Assert.Equal(expected, Read("Auto", environment).ToString());

    [Theory]
    [InlineData("Neither SLURM_ARRAY_TASK_ID (a Slurm array) nor JOB_COMPLETION_INDEX")]
    [InlineData("JOB_COMPLETIONS is not set", "JOB_COMPLETION_INDEX=0")]
    [InlineData("SLURM_ARRAY_TASK_COUNT is not set", "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_MIN=0")]
    [InlineData("SLURM_ARRAY_TASK_ID is 'x', which is not a number", "SLURM_ARRAY_TASK_ID=x", "SLURM_ARRAY_TASK_MIN=0", "SLURM_ARRAY_TASK_COUNT=4")]
    [InlineData("shard 7 of 3, which is out of range", "SLURM_ARRAY_TASK_ID=7", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_COUNT=3")]
    [InlineData(
        "shard 0 of 3, which is out of range",
        "SLURM_ARRAY_TASK_ID=1", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_MAX=7", "SLURM_ARRAY_TASK_COUNT=3", "SLURM_ARRAY_TASK_STEP=1")]
    [InlineData(
        "shard 0 of 4, which is out of range",
        "SLURM_ARRAY_TASK_ID=15", "SLURM_ARRAY_TASK_MIN=10", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_STEP=10")]
    [InlineData(
        "shard 0 of 4, which is out of range",
        "SLURM_ARRAY_TASK_ID=1", "SLURM_ARRAY_TASK_MIN=1", "SLURM_ARRAY_TASK_COUNT=4", "SLURM_ARRAY_TASK_STEP=0")]
    [InlineData("shard 4 of 3, which is out of range", "JOB_COMPLETION_INDEX=3", "JOB_COMPLETIONS=3")]
    public void Auto_says_what_is_missing(string expected, params string[] environment) => Assert.Contains(
        expected, Assert.Throws<InvalidOperationException>(() => Read("Auto", environment)).Message, StringComparison.Ordinal);

    private static Shard Read(string text, params string[] environment)
    {
        var variables = environment.Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        return Shard.Parse(text, name => variables.GetValueOrDefault(name));
    }
}
