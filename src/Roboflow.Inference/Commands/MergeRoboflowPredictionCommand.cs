using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Commands;

/// <summary>Merges duplicate detections of the same object (NMS, NMM), image by image.</summary>
[Cmdlet(VerbsData.Merge, "RoboflowPrediction")]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed class MergeRoboflowPredictionCommand : PSCmdlet, IDisposable
{
    private readonly List<Prediction> _image = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);
    private PredictionMerger _merger = new();
    private bool _warned;
    private ClassThresholds _least = new(Threshold.FromUser(0));

    /// <summary>Predictions grouped by image, or results: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "Predictions grouped by image, or results.")]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Nms drops the less confident boxes, Nmm merges them into the most confident one.</summary>
    [Parameter(HelpMessage = "Nms drops the less confident boxes, Nmm merges them into the most confident one.")]
    public MergeMethod Method { get; set; }

    /// <summary>The maximum overlap of two boxes, in percent 0 to 100; a value below 1 is a fraction. Default 30.</summary>
    [Parameter(HelpMessage = "Maximum overlap of two boxes in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    /// <summary>How overlap is measured: IoU, or IoS, which merges a small box inside a large one.</summary>
    [Parameter(HelpMessage = "IoU: intersection divided by union; IoS: intersection divided by the smaller box.")]
    public OverlapMetric Metric { get; set; }

    /// <summary>Also compares boxes of different classes.</summary>
    [Parameter(HelpMessage = "Also compares boxes of different classes.")]
    public SwitchParameter ClassAgnostic { get; set; }

    /// <summary>The maximum number of predictions per image; the most confident ones are kept.</summary>
    [Parameter(HelpMessage = "Maximum number of predictions per image; the most confident ones are kept.")]
    [ValidateRange(1, int.MaxValue)]
    [Alias("MaxDetections")]
    public int MaxDetection { get; set; } = int.MaxValue;

    /// <summary>The minimum confidence in percent (below 1: a fraction), or a hashtable with one per class.</summary>
    [Parameter(HelpMessage = "Minimum confidence in percent, or a hashtable of class names and percentages; the key * is for all others.")]
    [ValidateNotNull]
    public object? MinimumConfidence { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _merger = new PredictionMerger
        {
            Method = Method,
            Metric = Metric,
            Overlap = Threshold.FromUser(Overlap).Fraction,
            ClassAgnostic = ClassAgnostic,
            MaxDetections = MaxDetection,
        };
        try
        {
            _least = MinimumConfidence is null ? _least : ClassThresholdsReader.Read(MinimumConfidence, others: 0);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(MergeErrors.InvalidMinimumConfidence(e, MinimumConfidence));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => UntilStopped(() => Array.ForEach(InputObject, Read));

    private void Read(PSObject item)
    {
        if (PredictionReader.ReadResult(item) is { } result)
        {
            WriteImage();
            WriteObject(result with { Predictions = Merge([.. result.Predictions.Where(p => IsPossible(p, item))]) });
        }
        else if (PredictionReader.ReadPrediction(item) is not { } prediction)
        {
            WriteError(BoxErrors.NotAPrediction(item));
        }
        else if (IsPossible(prediction, item))
        {
            Add(prediction);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        UntilStopped(WriteImage);
        if (_least.Unused(_classes).ToArray() is { Length: > 0 } unused && !_stop.IsCancellationRequested)
        {
            WriteWarning($"No prediction matches these classes of -MinimumConfidence: {string.Join(", ", unused)}. Check the spelling.");
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases the command's resources.</summary>
    public void Dispose() => _stop.Dispose();

    private void UntilStopped(Action read)
    {
        try
        {
            read();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline was stopped.
        }
    }

    private bool IsPossible(Prediction prediction, PSObject item)
    {
        var possible = BoxConverter.IsPossible(prediction);
        if (!possible)
        {
            WriteError(BoxErrors.ImpossibleBox(item));
        }

        return possible;
    }

    // An image is complete when the next one begins, so its predictions are written before the run ends.
    private void Add(Prediction prediction)
    {
        if (_image.Count > 0 && _image[0].Path != prediction.Path)
        {
            WriteImage();
        }

        if (!_warned && _image.Count == 0 && prediction.Path is not null && _written.Contains(prediction.Path))
        {
            _warned = true;
            WriteWarning(
                $"Predictions of {prediction.Path} are not consecutive and are not compared with earlier ones. Sort by Path first. (Shown only once.)");
        }

        _image.Add(prediction);
    }

    private void WriteImage()
    {
        if (_image.Count > 0)
        {
            var merged = Merge(_image);
            _written.Add(_image[0].Path ?? string.Empty);
            _image.Clear();
            WriteObject(merged, enumerateCollection: true);
        }
    }

    private IReadOnlyList<Prediction> Merge(IReadOnlyList<Prediction> predictions)
    {
        if (MinimumConfidence is not null)
        {
            _classes.UnionWith(predictions.Select(p => p.Class));
        }

        return _merger.Merge(predictions.Where(_least.Allows).ToArray(), _stop.Token);
    }
}
