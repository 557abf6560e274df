using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Comparison;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Commands;

/// <summary>Compares two sets of predictions: what is the same, what changed, and what only one of them has.</summary>
[Cmdlet(VerbsData.Compare, "RoboflowDetection")]
[OutputType(typeof(DetectionComparison))]
public sealed class CompareRoboflowDetectionCommand : PSCmdlet, IDisposable
{
    private readonly ImagePairing _pairing = new();
    private readonly CancellationTokenSource _stop = new();
    private ImageSetReader? _differences;

    /// <summary>The reference set: predictions or results, typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The reference set: predictions or results.")]
    [Alias("ReferenceObject")]
    [AllowEmptyCollection]
    public PSObject[] Reference { get; set; } = [];

    /// <summary>The set to compare with the reference: predictions or results, typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, HelpMessage = "The predictions or results to compare with the reference.")]
    [Alias("DifferenceObject", "InputObject")]
    [AllowEmptyCollection]
    public PSObject[] Difference { get; set; } = [];

    /// <summary>The minimum overlap (IoU) of two boxes of the same object, in percent 0 to 100; a value below 1 is a fraction. Default 50.</summary>
    [Parameter(HelpMessage = "Minimum overlap (IoU) of two boxes of the same object in percent, 0 to 100; a value below 1 is a fraction.")]
    [Alias("IoU")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 50;

    /// <summary>The maximum distance between edges of boxes that count as the same, in pixels. Default 1.</summary>
    [Parameter(HelpMessage = "Maximum distance in pixels between edges of boxes that count as the same.")]
    [ValidateRange(0.0, double.MaxValue)]
    public double PixelTolerance { get; set; } = 1;

    /// <summary>The maximum difference between confidences that count as the same, in percent 0 to 100; a value below 1 is a fraction.
    /// Default 1.</summary>
    [Parameter(HelpMessage = "Maximum difference between confidences that count as the same, in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double ConfidenceTolerance { get; set; } = 1;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _differences = new ImageSetReader(this, "the difference set", _pairing.AddPredictions) { AllowsNameless = true };
        new ImageSetReader(this, "the reference set", _pairing.AddTruth) { AllowsNameless = true }.Read(Reference, ComparisonErrors.NotAReference);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _differences!.Read(Difference, BoxErrors.NotAPrediction);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var pairs = _pairing.Pair((path, other) => WriteError(ComparisonErrors.Ambiguous(path, other)));
        foreach (var pair in pairs)
        {
            WarnOfOtherSize(pair);
        }

        try
        {
            var comparer = new DetectionComparer(new ComparisonOptions(
                Threshold.FromUser(Overlap).Fraction, PixelTolerance, Threshold.FromUser(ConfidenceTolerance).Fraction));
            WriteObject(comparer.Sum(pairs.Select(p => comparer.Compare(PathOf(p), p.Truth, p.Predictions, _stop.Token))));
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

    private static string? PathOf(ImagePair pair) => (pair.TruthPath ?? pair.PredictedPath) is { Length: > 0 } path ? path : null;

    // Boxes in images of different size cannot match, whatever the model.
    private void WarnOfOtherSize(ImagePair pair)
    {
        var a = pair.Truth.FirstOrDefault(p => p is { ImageWidth: not null, ImageHeight: not null });
        var b = pair.Predictions.FirstOrDefault(p => p is { ImageWidth: not null, ImageHeight: not null });
        if (a is not null && b is not null && (a.ImageWidth, a.ImageHeight) != (b.ImageWidth, b.ImageHeight))
        {
            WriteWarning($"{TextSafety.TerminalText.Harmless(PathOf(pair) ?? "(no path)")} is {a.ImageWidth} x {a.ImageHeight} in the reference set and "
                + $"{b.ImageWidth} x {b.ImageHeight} in the difference set: their boxes cannot be compared.");
        }
    }
}
