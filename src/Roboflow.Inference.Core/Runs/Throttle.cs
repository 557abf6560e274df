using System;

namespace Roboflow.Inference.Runs;

/// <summary>The number of items that a run processes at once.</summary>
internal static class Throttle
{
    /// <summary>The maximum that a user can set.</summary>
    internal const int Most = 64;

    /// <summary>The number of processors, for work that is limited by them.</summary>
    internal static int Processors => Math.Min(Most, Environment.ProcessorCount);
}
