using System;
using System.Collections.Generic;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Runs;

/// <summary>Takes the outcomes of a run in a test.</summary>
internal static class TakenOutcomes
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static List<Outcome<TItem, string>> Take<TItem>(this Run<TItem, string> run, int count)
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
