using System.Diagnostics;
using System.Management.Automation;
using Roboflow.Inference.Credits;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.InvokeRoboflowDetection;

namespace Roboflow.Inference.Commands;

/// <content>The cost of a run: the limit, the estimate before it and the summary after it.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    /// <summary>The tag of the summary in the information stream.</summary>
    internal const string SummaryTag = "Roboflow.RunSummary";

    private readonly Stopwatch _clock = new();
    private CreditMeter _meter = new();
    private int _fromJournal;
    private int _undrawn;
    private int _refused;
    private long _declined;

    [Parameter(HelpMessage = Help.CreditLimit)]
    [ValidateRange(0.0, double.MaxValue)]
    public double? CreditLimit { get; set; }

    // -WhatIf, or the preference variable that a caller's -WhatIf sets.
    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? LanguagePrimitives.IsTrue(given)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private void WriteSummary()
    {
        var outcomes = _run!.Outcomes;
        if (outcomes.Done == 0)
        {
            return;
        }

        WriteInformation(
            new RoboflowRunSummary
            {
                Done = outcomes.Done - outcomes.Failed - _undrawn,
                Failed = outcomes.Failed + _undrawn + _refused,
                FromJournal = _fromJournal,
                Duration = _clock.Elapsed,
                Answers = _meter.Answers,
                ServerSeconds = _meter.ServerSeconds,
                EstimatedCredits = _meter.Credits,
            },
            [SummaryTag]);
    }

    // Only the drawing was wanted, and its error is the image's.
    private void CountUndrawn(DetectionResult result)
    {
        _undrawn++;
        _fromJournal -= result.FromJournal ? 1 : 0;
    }

    // The image is not sent, and its error counts as that of one that was.
    private void Refuse(ErrorRecord error)
    {
        _refused++;
        _pump!.Report(error);
    }

    // The run would not send a file that cannot be read or is not an image, so -WhatIf does not list it either.
    private ErrorRecord? FlawOf(ImageSource source)
    {
        if (source.Path is null || source.Address is not null)
        {
            return null;
        }

        try
        {
            using var image = ImageReader.Open(source, log: null);
            return null;
        }
        catch (RoboflowException e)
        {
            return DetectionErrors.From(e, source, _options!.Model.Name);
        }
    }

    private void WriteEstimate()
    {
        if (_declined == 0 || _onDevice is not null || !IsWhatIf)
        {
            return;
        }

        var journal = Journal is null ? string.Empty : ", less for images in the journal";
        var tiles = TileSize is null ? string.Empty : "; each tile counts as one more";
        var credits = Counted.Credits(CreditMeter.Estimate(_declined));
        var text = $"Send {Counted.Of(_declined, "image")}: at least {credits} on the vendor's servers{journal}, "
            + $"at the minimum of 100 ms each{tiles}.";
        _ = ShouldProcess(text, text, "Estimate");
    }
}
