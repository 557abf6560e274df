using System;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.Output;
using Help = Roboflow.Inference.Commands.HelpText.MeasureRoboflowAccuracy;

namespace Roboflow.Inference.Commands;

/// <summary>Measures the accuracy of predictions against ground truth, as COCO defines it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RoboflowAccuracy")]
[OutputType(typeof(AccuracyReport))]
public sealed class MeasureRoboflowAccuracyCommand : PSCmdlet, IDisposable
{
    private readonly ImagePairing _pairing = new();
    private readonly CancellationTokenSource _stop = new();
    private ImageSetReader? _predictions;

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    [AllowNull, AllowEmptyCollection]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, HelpMessage = Help.Truth)]
    [AllowNull, AllowEmptyCollection]
    public PSObject[] Truth { get; set; } = [];

    [Parameter(HelpMessage = Help.Confidence)]
    [ThresholdTransformation]
    [ValidateRange(0.0, 100.0)]
    public double Confidence { get; set; } = 40;

    [Parameter(HelpMessage = Help.Overlap)]
    [ThresholdTransformation]
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
        foreach (var warning in AccuracyErrors.Warnings(_pairing.UnknownCount, pairs))
        {
            this.Warn(warning);
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
