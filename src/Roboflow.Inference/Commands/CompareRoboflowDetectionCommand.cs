using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Comparison;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.CompareRoboflowDetection;

namespace Roboflow.Inference.Commands;

/// <summary>Compares two sets of predictions: what is the same, what changed, and what only one of them has.</summary>
[Cmdlet(VerbsData.Compare, "RoboflowDetection")]
[OutputType(typeof(DetectionComparison))]
public sealed class CompareRoboflowDetectionCommand : PSCmdlet, IDisposable
{
    private readonly ImagePairing _pairing = new();
    private readonly CancellationTokenSource _stop = new();
    private ImageSetReader? _differences;

    [Parameter(Mandatory = true, Position = 0, HelpMessage = Help.Reference)]
    [Alias("ReferenceObject")]
    [AllowNull, AllowEmptyCollection]
    public PSObject[] Reference { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, HelpMessage = Help.Difference)]
    [Alias("DifferenceObject", "InputObject")]
    [AllowNull, AllowEmptyCollection]
    public PSObject[] Difference { get; set; } = [];

    [Parameter(HelpMessage = Help.Overlap)]
    [Alias("IoU")]
    [ThresholdTransformation]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 50;

    [Parameter(HelpMessage = Help.PixelTolerance)]
    [ValidateRange(0.0, double.MaxValue)]
    public double PixelTolerance { get; set; } = 1;

    [Parameter(HelpMessage = Help.ConfidenceTolerance)]
    [ThresholdTransformation]
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
        if (pair.DescribeSizes("the reference set", "the difference set") is { } sizes)
        {
            this.Warn($"{AddressText.OfPath(PathOf(pair) ?? "(no path)")} is {sizes}: their boxes cannot be compared.");
        }
    }
}
