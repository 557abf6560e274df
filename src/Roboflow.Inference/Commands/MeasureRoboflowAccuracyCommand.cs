using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Commands;

/// <summary>Measures how good predictions are against ground truth, by COCO's definition.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RoboflowAccuracy")]
[OutputType(typeof(AccuracyReport))]
public sealed class MeasureRoboflowAccuracyCommand : PSCmdlet, IDisposable
{
    private readonly ImagePairing _pairing = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _withoutPath = new(StringComparer.Ordinal);

    /// <summary>Predictions or results: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Predictions, results, or objects with X, Y, Width and Height.")]
    [Alias("Prediction")]
    [AllowEmptyCollection]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What is really on the images: what Import-RoboflowDataset -AsResult reads.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "What is really on the images: results or predictions, as Import-RoboflowDataset -AsResult reads them.")]
    [AllowEmptyCollection]
    public PSObject[] Truth { get; set; } = [];

    /// <summary>The least confidence for precision, recall, F1 and confusion, in percent 0 to 100; a value below 1 is a fraction. Default 40.</summary>
    [Parameter(HelpMessage = "Least confidence for precision, recall and F1 in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Confidence { get; set; } = 40;

    /// <summary>The least overlap (IoU) for precision, recall, F1 and confusion, in percent 0 to 100; a value below 1 is a fraction. Default 50.</summary>
    [Parameter(HelpMessage = "Least overlap with an object for precision, recall and F1 in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 50;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (var item in Truth)
        {
            if (!TryAdd(item, "the ground truth", _pairing.AddTruth))
            {
                WriteError(AccuracyErrors.NotATruth(item));
            }
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            if (!TryAdd(item, "the predictions", _pairing.AddPredictions))
            {
                WriteError(BoxErrors.NotAPrediction(item));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var pairs = _pairing.Pair((path, other) => WriteError(AccuracyErrors.Ambiguous(path, other)));
        if (_pairing.UnknownCount > 0)
        {
            WriteWarning($"Predicted images that are not in the ground truth: {_pairing.UnknownCount}. They count as images without objects. Read the truth with Import-RoboflowDataset -AsResult, so that it tells of such images.");
        }

        try
        {
            WriteObject(new AccuracyMeasurement(Threshold.FromUser(Confidence).Fraction, Threshold.FromUser(Overlap).Fraction).Measure(pairs, _stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline ends: nobody waits for the figures.
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Lets go of what the command holds.</summary>
    public void Dispose() => _stop.Dispose();

    // False where the object is neither a result nor a prediction.
    private bool TryAdd(PSObject item, string side, Action<string, IEnumerable<Prediction>> add)
    {
        if (PredictionReader.ReadAll(item) is not { } predictions)
        {
            return false;
        }

        // An image may be there without anything on it.
        if (PredictionReader.ReadResult(item)?.Path is { } path)
        {
            add(path, []);
        }

        foreach (var _ in predictions.Where(p => !IsPossible(p)))
        {
            WriteError(BoxErrors.ImpossibleBox(item));
        }

        foreach (var image in predictions.Where(IsPossible).GroupBy(p => p.Path ?? string.Empty))
        {
            if (image.Key.Length > 0)
            {
                add(image.Key, image);
            }
            else if (_withoutPath.Add(side))
            {
                WriteError(AccuracyErrors.NoPath(side));
            }
        }

        return true;
    }

    private static bool IsPossible(Prediction p) => BoxConverter.IsPossible(p) && !double.IsNaN(p.Confidence);
}
