using System;

namespace Roboflow.Inference.Datasets;

/// <summary>The names that tools use for a confidence. Without one, an object is ground truth with the confidence 1.</summary>
internal static class ConfidenceNames
{
    /// <summary>In the order in which they count, without separators.</summary>
    internal static readonly string[] All = ["confidence", "score", "conf", "probability", "prob", "confidencescore", "scores"];

    /// <summary>Whether it is one of them, in any case, also with separators.</summary>
    internal static bool Has(string name) => Array.Exists(All, n => n.Equals(name.Replace("_", string.Empty), StringComparison.OrdinalIgnoreCase));
}
