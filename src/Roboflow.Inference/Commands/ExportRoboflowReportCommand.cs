using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Output;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowReport;

namespace Roboflow.Inference.Commands;

/// <summary>Writes an HTML report of a run: images with boxes, filters, charts, errors, accuracy, and comparison with another run.</summary>
[Cmdlet(VerbsData.Export, "RoboflowReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRoboflowReportCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Run<ReportImage, ReportedImage>? _run;
    private RunPump<ReportImage, ReportedImage>? _pump;
    private ReportInput? _input;
    private ReportBuilder? _report;
    private ThumbnailMaker? _thumbnails;
    private string _place = string.Empty;
    private bool _reportedNoPath;

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, HelpMessage = Help.Destination)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    [Parameter(HelpMessage = Help.Title)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Detection report";

    [Parameter(HelpMessage = Help.Truth)]
    [ValidateNotNull, AllowEmptyCollection]
    public PSObject[]? Truth { get; set; }

    [Parameter(HelpMessage = Help.Compare)]
    [ValidateNotNull, AllowEmptyCollection]
    public PSObject[]? Compare { get; set; }

    [Parameter(HelpMessage = Help.ErrorRecord)]
    [ValidateNotNull, AllowEmptyCollection]
    public PSObject[] ErrorRecord { get; set; } = [];

    [Parameter(HelpMessage = Help.Embed)]
    public SwitchParameter Embed { get; set; }

    [Parameter(HelpMessage = Help.ThumbnailSize)]
    [ValidateRange(32, 2048)]
    public int ThumbnailSize { get; set; } = 320;

    [Parameter(HelpMessage = Help.MaximumPixels)]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPixels { get; set; } = ImageDecoder.DefaultMaximumPixels;

    [Parameter(HelpMessage = Help.Open)]
    public SwitchParameter Open { get; set; }

    [Parameter(HelpMessage = Help.Force)]
    public SwitchParameter Force { get; set; }

    [Parameter(HelpMessage = Help.PassThru)]
    public SwitchParameter PassThru { get; set; }

    [Parameter(HelpMessage = Help.ThrottleLimit)]
    [ValidateRange(1, Throttle.Most)]
    [PSDefaultValue(Help = "Number of processors")]
    public int ThrottleLimit { get; set; } = Throttle.Processors;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _run = new Run<ReportImage, ReportedImage>(ThrottleLimit);
        _pump = new RunPump<ReportImage, ReportedImage>(this, _run)
        {
            Activity = static () => "Writing a report",
            WriteResult = (_, result) => WriteResult(result),
            Describe = static (image, failure) => failure is ReportedException reported
                ? reported.Record : ExportErrors.Unreadable(failure, image.Path ?? "(no path)"),
        };
        _input = new ReportInput(this, Submit, ReportInTurn);
        _place = ReportPlace.Find(this, Destination, Embed, Force);
        var isWritten = ShouldProcess(TerminalText.Harmless(_place), "Write a report");
        var truth = Truth is null ? null : ReportSide.Read(this, Truth, "the ground truth", AccuracyErrors.NotATruth);
        var other = Compare is null ? null : ReportSide.Read(this, Compare, "the compared run", ReportErrors.NotACompared);
        if (isWritten)
        {
            Guard(() =>
            {
                var output = ReportPage.Create(_place, Title, Embed, Force);
                _report = new ReportBuilder(output, new ReportHead { Title = Title, ThumbnailSize = ThumbnailSize }) { Truth = truth, Other = other };
                _thumbnails = new ThumbnailMaker(output, _place, ThumbnailSize, MaximumPixels, ThrottleLimit);
            });
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            if (ErrorReader.Read(item) is { } error)
            {
                _pump!.WriteInTurn(() => Guard(() => _report?.Add(error)));
            }
            else
            {
                _input!.Take(item);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _input!.Flush();
        _pump!.Finish();
        if (_report is not { } report)
        {
            return;
        }

        foreach (var image in report.PairUp((path, other) => Report(AccuracyErrors.Ambiguous(path, other))))
        {
            Submit(report.TakeMissing(), image);
        }

        _pump!.Finish();
        foreach (var warning in report.Warnings)
        {
            this.Warn(warning);
        }

        AddErrors(report);
        Guard(() => report.Complete(_stop.Token));
        ReportPlace.Present(this, report.Page, PassThru, Open);
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stop.Cancel();
        _pump?.Stop();
    }

    /// <summary>Cancels pending work and deletes incomplete files.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        _report?.Dispose();
        _stop.Dispose();
    }

    private void WriteResult(ReportedImage result)
    {
        foreach (var error in result.Errors)
        {
            Report(error);
        }

        Guard(() => _report!.Add(result));
    }

    private void Submit(ReportImage image)
    {
        if (_report is null)
        {
            return;
        }

        if (_report.Take(image) is not { } number)
        {
            ReportInTurn(ReportErrors.Repeated(image.Path!));
            return;
        }

        // It is in the gallery, but can be neither measured nor compared.
        if (!_reportedNoPath && string.IsNullOrEmpty(image.Path) && (Truth ?? Compare) is not null)
        {
            _reportedNoPath = true;
            ReportInTurn(AccuracyErrors.NoPath("the predictions"));
        }

        Submit(number, image);
    }

    private void Submit(int number, ReportImage image) => _pump!.Submit(run => run.Add(image, async (_, cancellation) =>
    {
        try
        {
            return await _thumbnails!.MakeAsync(number, image, cancellation).ConfigureAwait(false);
        }
        catch (RoboflowException e) when (e.Kind == FailureKind.ImagingUnavailable)
        {
            throw new ReportedException(ExportErrors.NoImaging(e), endsRun: true);
        }
    }));

    // The order of errors must not depend on how fast thumbnails are made.
    private void ReportInTurn(ErrorRecord error) => _pump!.WriteInTurn(() => Report(error));

    // Errors of this command are also in the report.
    private void Report(ErrorRecord error)
    {
        Guard(() => _report?.Add(ErrorReader.Of(error)));
        WriteError(error);
    }

    private void AddErrors(ReportBuilder report)
    {
        foreach (var item in ErrorRecord)
        {
            if (ErrorReader.Read(item) is { } error)
            {
                Guard(() => report.Add(error));
            }
            else
            {
                WriteError(ReportErrors.NotAnError(item));
            }
        }
    }

    // The report cannot be written, so no later image can succeed.
    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            ThrowTerminatingError(ReportErrors.NotWritten(e, _place));
        }
    }
}
