using System;

namespace Roboflow.Inference.Runs;

/// <summary>How much a run may have under way at once.</summary>
internal static class Throttle
{
    /// <summary>The most that a user may ask for.</summary>
    internal const int Most = 64;

    /// <summary>As many as there are processors, for work that keeps one busy.</summary>
    internal static int Processors => Math.Min(Most, Environment.ProcessorCount);
}
