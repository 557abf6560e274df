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

/// <summary>Makes one prediction of several that mean the same object, image by image.</summary>
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

    /// <summary>Predictions, one image after the other, or results: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "Predictions, one image after the other, or results.")]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Nms drops the less confident of two; Nmm takes them in.</summary>
    [Parameter(HelpMessage = "Nms drops the less confident boxes, Nmm merges them into the most confident one.")]
    public MergeMethod Method { get; set; }

    /// <summary>The most overlap of two boxes, in percent 0 to 100; a value below 1 is a fraction. Default 30.</summary>
    [Parameter(HelpMessage = "Most overlap of two boxes in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    /// <summary>What overlap is measured by: IoU, or IoS, which sees a part as one with its whole.</summary>
    [Parameter(HelpMessage = "IoU: shared area by the area of both; IoS: shared area by the smaller box's.")]
    public OverlapMetric Metric { get; set; }

    /// <summary>Compares boxes of different classes too.</summary>
    [Parameter(HelpMessage = "Compares boxes of different classes too.")]
    public SwitchParameter ClassAgnostic { get; set; }

    /// <summary>The most predictions for one image; the most confident ones stay.</summary>
    [Parameter(HelpMessage = "Most predictions for one image; the most confident ones stay.")]
    [ValidateRange(1, int.MaxValue)]
    [Alias("MaxDetections")]
    public int MaxDetection { get; set; } = int.MaxValue;

    /// <summary>The least confidence in percent (below 1: a fraction), or a hashtable with one for each class.</summary>
    [Parameter(HelpMessage = "Least confidence in percent, or a hashtable of class names and percentages; the key * is for all others.")]
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
            WriteWarning($"No prediction has a class of -MinimumConfidence: {string.Join(", ", unused)}. Check the spelling.");
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Lets go of what the command holds.</summary>
    public void Dispose() => _stop.Dispose();

    private void UntilStopped(Action read)
    {
        try
        {
            read();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline ends: nobody waits for the rest.
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

    // An image ends where the next begins: nothing waits for the end of a long run.
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
                $"Predictions of {prediction.Path} come in more than one place and are not compared with those before. Sort by Path first. This warning is written once.");
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
