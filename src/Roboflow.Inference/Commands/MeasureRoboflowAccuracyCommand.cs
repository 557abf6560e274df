using System;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Commands;

/// <summary>Measures the accuracy of predictions against ground truth, as COCO defines it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RoboflowAccuracy")]
[OutputType(typeof(AccuracyReport))]
public sealed class MeasureRoboflowAccuracyCommand : PSCmdlet, IDisposable
{
    private readonly ImagePairing _pairing = new();
    private readonly CancellationTokenSource _stop = new();
    private ImageSetReader? _predictions;

    /// <summary>Predictions or results: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Predictions, results, or objects with X, Y, Width and Height.")]
    [Alias("Prediction")]
    [AllowEmptyCollection]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The ground truth: results or predictions, as from Import-RoboflowDataset -AsResult.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        HelpMessage = "The ground truth: results or predictions, as from Import-RoboflowDataset -AsResult.")]
    [AllowEmptyCollection]
    public PSObject[] Truth { get; set; } = [];

    /// <summary>The minimum confidence for precision, recall, F1 and confusion matrix, in percent 0 to 100; a value below 1 is a fraction.
    /// Default 40.</summary>
    [Parameter(HelpMessage = "Minimum confidence for precision, recall and F1 in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Confidence { get; set; } = 40;

    /// <summary>The minimum overlap (IoU) for precision, recall, F1 and confusion matrix, in percent 0 to 100; below 1 a fraction. Default
    /// 50.</summary>
    [Parameter(HelpMessage = "Minimum overlap with an object for precision, recall and F1 in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 50;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _predictions = new ImageSetReader(this, "the predictions", _pairing.AddPredictions);
        new ImageSetReader(this, "the ground truth", _pairing.AddTruth).Read(Truth, AccuracyErrors.NotATruth);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _predictions!.Read(InputObject, BoxErrors.NotAPrediction);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var pairs = _pairing.Pair((path, other) => WriteError(AccuracyErrors.Ambiguous(path, other)));
        if (_pairing.UnknownCount > 0)
        {
            WriteWarning($"Predicted images that are not in the ground truth: {_pairing.UnknownCount}. They count as images without objects. Read "
                + "the ground truth with Import-RoboflowDataset -AsResult to include such images.");
        }

        try
        {
            WriteObject(new AccuracyMeasurement(Threshold.FromUser(Confidence).Fraction, Threshold.FromUser(Overlap).Fraction).Measure(pairs, _stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline was stopped.
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases the command's resources.</summary>
    public void Dispose() => _stop.Dispose();
}
