using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using Roboflow.Inference.Core.Tests.Geometry;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Bench.Micro;

/// <summary>Merges 100,000 boxes of one image: spread out, crowded, and all in one place.</summary>
public class MergeBenchmarks
{
    private readonly PredictionMerger _half = new() { Overlap = 0.5 };
    private readonly PredictionMerger _nearlyAll = new() { Overlap = 0.9 };
    private readonly PredictionMerger _parts = new() { Overlap = 0.5, Metric = OverlapMetric.IoS, Method = MergeMethod.Nmm };
    private Prediction[] _boxes = [];

    /// <summary>The distribution of the boxes: over 20,000 x 20,000 pixels, over 1,000 x 1,000, or in one spot with all sizes.</summary>
    [Params("spread", "cluster", "concentric")]
    public string Boxes { get; set; } = string.Empty;

    /// <summary>Creates the boxes, the same in every run.</summary>
    [GlobalSetup]
    public void Setup() => _boxes = BoxCrowd.Create(Boxes, 100_000);

    /// <summary>The default threshold.</summary>
    [Benchmark]
    public IReadOnlyList<Prediction> SuppressAtHalf() => _half.Merge(_boxes);

    /// <summary>The hard case: a threshold that keeps most boxes, although all of them overlap.</summary>
    [Benchmark]
    public IReadOnlyList<Prediction> SuppressAtNineTenths() => _nearlyAll.Merge(_boxes);

    /// <summary>Merges parts into whole objects.</summary>
    [Benchmark]
    public IReadOnlyList<Prediction> MergeParts() => _parts.Merge(_boxes);
}
