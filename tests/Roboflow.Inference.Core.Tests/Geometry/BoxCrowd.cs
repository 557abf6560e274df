using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Geometry;

/// <summary>Many boxes in one image, the same in every run of tests and benchmarks.</summary>
internal static class BoxCrowd
{
    /// <param name="kind">spread over a large image, a cluster in a small part of it, or concentric: all about one point.</param>
    /// <param name="count">How many.</param>
    internal static Prediction[] Create(string kind, int count)
    {
        var random = new Random(1);
        var (side, least, most) = kind switch { "spread" => (20_000, 10, 90), "cluster" => (1_000, 20, 200), _ => (1, 10, 1_000) };
        return [.. Enumerable.Range(0, count).Select(i => new Prediction
        {
            X = 500 + (side * random.NextDouble()),
            Y = 500 + (side * random.NextDouble()),
            Width = least + ((most - least) * random.NextDouble()),
            Height = least + ((most - least) * random.NextDouble()),
            Confidence = random.NextDouble(),
            Class = "cat",
        })];
    }
}
