using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Vips;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowImage;

namespace Roboflow.Inference.Commands;

/// <summary>
/// The base of cmdlets that write image files from predictions: groups the predictions of an image as they arrive, and
/// processes several images at once.
/// </summary>
public abstract partial class ExportImageCommand : PSCmdlet, IDisposable
{
    private readonly RunSources _sources = new();
    private RunPump<string, ExportedImage>? _pump;
    private DestinationPlan? _plan;
    private string? _refused;

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, HelpMessage = Help.Destination)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    [Parameter(HelpMessage = Help.Relative)]
    [ValidateNotNullOrEmpty]
    public string? Relative { get; set; }

    [Parameter(HelpMessage = Help.ImageFormat)]
    public ImageFormat? ImageFormat { get; set; }

    [Parameter(HelpMessage = Help.Quality)]
    [ValidateRange(1, 100)]
    public int Quality { get; set; } = ImageEncoder.DefaultQuality;

    [Parameter(HelpMessage = Help.MaximumPixels)]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPixels { get; set; } = ImageDecoder.DefaultMaximumPixels;

    [Parameter(HelpMessage = Help.Force)]
    public SwitchParameter Force { get; set; }

    [Parameter(HelpMessage = Help.PassThru)]
    public SwitchParameter PassThru { get; set; }

    [Parameter(HelpMessage = Help.ThrottleLimit)]
    [ValidateRange(1, Throttle.Most)]
    [PSDefaultValue(Help = "Number of processors")]
    public int ThrottleLimit { get; set; } = Throttle.Processors;

    private protected DestinationPlan Plan => _plan!;

    /// <summary>Processes the images and writes the files.</summary>
    private protected ImageExporter Exporter { get; private set; } = null!;

    /// <summary>The activity shown in the progress bar.</summary>
    private protected abstract string Activity { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var root = Relative is null ? null : PathResolver.Require(this, Relative);
        _plan = DestinationPlan.Create(this, Destination, root);
        Exporter = new ImageExporter(ThrottleLimit)
        {
            MaximumPixels = MaximumPixels,
            Quality = Quality,
            Overwrite = Force,
            MayReplaceSource = !_plan.IsFolder,
            Root = _plan.Root,
        };
        _pump = new RunPump<string, ExportedImage>(this, Exporter.Run)
        {
            Activity = () => Activity,
            WriteResult = (_, result) => WriteResult(result),
            Describe = static (path, failure) => ExportErrors.From(failure, path),
            FullName = static path => path,
        };
        if (root is not null && !_plan.IsFolder)
        {
            ThrowTerminatingError(ExportErrors.NeedsFolder("-Relative"));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            if (PredictionReader.ReadAll(item) is not { } predictions)
            {
                Report(BoxErrors.NotAPrediction(item));
                continue;
            }

            this.WarnOfInput(item, predictions);
            var result = PredictionReader.ReadResult(item);
            var written = result?.Path ?? predictions.FirstOrDefault()?.Path ?? string.Empty;

            // An image's predictions are consecutive, so its error is reported once. Each result is a separate image.
            if (result is null && written == _refused)
            {
                continue;
            }

            _refused = written;
            if (LocalPath(written, item) is not { } path)
            {
                continue;
            }

            var places = _sources.Add(path);
            if (IsHeld(() => Plan.IsReplaced(places)))
            {
                Report(ExportErrors.SourceReplaced(path));
                continue;
            }

            _refused = null;
            Gather(path, predictions);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _pump?.Finish();
        WriteLog();
        if (VipsRuntime.Description is { } library)
        {
            this.Tell(library);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump?.Stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels pending work. A later command that needs no more input calls only this.</summary>
    protected virtual void Dispose(bool disposing) => _pump?.Dispose();

    private void WriteResult(ExportedImage result)
    {
        if (PassThru)
        {
            WriteObject(result.Files.Select(file => WrittenFile.Of(this, file)), enumerateCollection: true);
        }

        WriteLog();
        foreach (var error in result.Errors)
        {
            WriteError(error);
        }
    }

    /// <summary>Whether an image's predictions are being collected.</summary>
    private protected abstract bool IsCollecting { get; }

    /// <summary>Writes an error about the input, after the outcomes of the images before it.</summary>
    private protected void Report(ErrorRecord error) => _pump!.Report(error, IsCollecting);

    /// <summary>Collects predictions of one image; called on the pipeline thread.</summary>
    private protected abstract void Gather(string path, IReadOnlyList<Prediction> predictions);

    private string? LocalPath(string path, PSObject item)
    {
        if (path.Length == 0)
        {
            Report(ExportErrors.NoImage(item));
        }
        else if (WebAddress.Of(path) is not null)
        {
            Report(ExportErrors.NotLocal(path));
        }
        else
        {
            try
            {
                return PathResolver.ResolveLiteral(this, path);
            }
            catch (Exception e) when (PathResolver.IsInvalid(e))
            {
                Report(PathErrors.NotFileSystem(e, path));
            }
        }

        return null;
    }

    private void WriteLog()
    {
        if (Exporter is { Run.Done: > 0 })
        {
            foreach (var line in VipsRuntime.TakeLog())
            {
                WriteDebug(line);
            }
        }
    }
}
