using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Output;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.Runs;

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

    /// <summary>Results, predictions and errors: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Results or predictions, and with 2>&1 errors too.")]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The folder to write to; with -Embed the file.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The folder to write to; with -Embed the file.")]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>The page's title.</summary>
    [Parameter(HelpMessage = "The page's title.")]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Detection report";

    /// <summary>The ground truth: results or predictions, as from Import-RoboflowDataset -AsResult.</summary>
    [Parameter(HelpMessage = "The ground truth: results or predictions, as from Import-RoboflowDataset -AsResult.")]
    [AllowEmptyCollection]
    public PSObject[]? Truth { get; set; }

    /// <summary>Results or predictions of another run on the same images, such as with another model.</summary>
    [Parameter(HelpMessage = "Results or predictions of another run on the same images.")]
    [AllowEmptyCollection]
    public PSObject[]? Compare { get; set; }

    /// <summary>Errors of the run, as collected by -ErrorVariable.</summary>
    [Parameter(HelpMessage = "Errors of the run, as collected by -ErrorVariable.")]
    [AllowEmptyCollection]
    public PSObject[] ErrorRecord { get; set; } = [];

    /// <summary>Writes one self-contained HTML file.</summary>
    [Parameter(HelpMessage = "Writes one self-contained HTML file.")]
    public SwitchParameter Embed { get; set; }

    /// <summary>The longer side of thumbnails in pixels. Default 320.</summary>
    [Parameter(HelpMessage = "The longer side of thumbnails in pixels, 32 to 2048.")]
    [ValidateRange(32, 2048)]
    public int ThumbnailSize { get; set; } = 320;

    /// <summary>The maximum number of pixels of an image. Default 200 million.</summary>
    [Parameter(HelpMessage = "Maximum number of pixels of an image; protects against images that do not fit into memory.")]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPixels { get; set; } = ImageDecoder.DefaultMaximumPixels;

    /// <summary>Opens the finished page.</summary>
    [Parameter(HelpMessage = "Opens the finished page.")]
    public SwitchParameter Open { get; set; }

    /// <summary>Replaces an earlier report.</summary>
    [Parameter(HelpMessage = "Replaces an earlier report.")]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes a FileInfo for the page to the pipeline.</summary>
    [Parameter(HelpMessage = "Writes a FileInfo for the page.")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many thumbnails are made at once. Default: the number of processors.</summary>
    [Parameter(HelpMessage = "How many thumbnails are made at once. Default: the number of processors.")]
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
            WriteResult = WriteResult,
            Describe = static (image, failure) => failure is ReportedException reported
                ? reported.Record
                : ExportErrors.Unreadable(failure, image.Path ?? "(no path)"),
        };
        _input = new ReportInput(this, Submit, Report);
        _place = ReportPlace.Find(this, Destination, Embed, Force);
        var isWritten = ShouldProcess(_place, "Write a report");
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
                Guard(() => _report?.Add(error));
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

        if (_report.Take(image) is { } number)
        {
            Submit(number, image);
        }
        else
        {
            Report(ReportErrors.Repeated(image.Path!));
        }
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
