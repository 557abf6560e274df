using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.MergeRoboflowPrediction;

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

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(HelpMessage = Help.Method)]
    public MergeMethod Method { get; set; }

    [Parameter(HelpMessage = Help.Overlap)]
    [ThresholdTransformation]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    [Parameter(HelpMessage = Help.Metric)]
    public OverlapMetric Metric { get; set; }

    [Parameter(HelpMessage = Help.ClassAgnostic)]
    public SwitchParameter ClassAgnostic { get; set; }

    [Parameter(HelpMessage = Help.MaxDetection)]
    [ValidateRange(1, int.MaxValue)]
    [Alias("MaxDetections")]
    [PSDefaultValue(Help = "None")]
    public int MaxDetection { get; set; } = int.MaxValue;

    [Parameter(HelpMessage = Help.MinimumConfidence)]
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
            this.WarnOfInput(item, result.Predictions);
            WriteImage();
            WriteObject(result with { Predictions = Merge([.. result.Predictions.Where(p => IsPossible(p, item))]) });
        }
        else if (PredictionReader.ReadPrediction(item) is not { } prediction)
        {
            WriteError(BoxErrors.NotAPrediction(item));
        }
        else if (IsPossible(prediction, item))
        {
            this.WarnOfInput(item, [prediction]);
            Add(prediction);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        UntilStopped(WriteImage);
        if (_least.Unused(_classes).ToArray() is { Length: > 0 } unused && !_stop.IsCancellationRequested)
        {
            this.Warn($"No prediction matches these classes of -MinimumConfidence: {string.Join(", ", unused)}. Check the spelling.");
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
        if (_image.Count > 0 && KeyOf(_image[0]) != KeyOf(prediction))
        {
            WriteImage();
        }

        if (!_warned && _image.Count == 0 && prediction.Path is not null && _written.Contains(KeyOf(prediction)))
        {
            _warned = true;
            this.Warn($"Predictions of {AddressText.OfPath(prediction.Path)} are not consecutive and are not compared with earlier ones. "
                + "Sort by Path first. (Shown only once.)");
        }

        _image.Add(prediction);
    }

    // Accents can be one character or two, and Sort-Object takes both forms for the same: two such images come mixed.
    private static string KeyOf(Prediction prediction) => LooseNames.Composed(prediction.Path ?? string.Empty);

    private void WriteImage()
    {
        if (_image.Count > 0)
        {
            var merged = Images().Select(Merge).ToArray();
            _written.Add(KeyOf(_image[0]));
            _image.Clear();
            Array.ForEach(merged, image => WriteObject(image, enumerateCollection: true));
        }
    }

    // Most often one file whose name an archive or another system has encoded again; but a folder can have both, except on macOS.
    private IEnumerable<IReadOnlyList<Prediction>> Images()
    {
        var images = _image.GroupBy(p => p.Path ?? string.Empty, StringComparer.Ordinal).ToArray();
#if NET
        var canHaveBoth = !OperatingSystem.IsMacOS();
#else
        const bool canHaveBoth = true;
#endif
        return images.Length > 1 && canHaveBoth && images.All(image => File.Exists(image.Key))
            ? images.Select(image => image.ToArray())
            : [_image.ToArray()];
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
