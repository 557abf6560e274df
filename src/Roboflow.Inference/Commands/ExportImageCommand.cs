using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Vips;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Commands;

/// <summary>
/// The base of cmdlets that write image files from predictions: groups the predictions of an image as they arrive, and
/// processes several images at once.
/// </summary>
public abstract class ExportImageCommand : PSCmdlet, IDisposable
{
    private RunPump<string, ExportedImage>? _pump;
    private DestinationPlan? _plan;
    private string? _refused;

    /// <summary>Predictions or results: typed, PSCustomObject or deserialized.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Predictions, results, or objects with X, Y, Width, Height and Path.")]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The folder to write to.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The folder to write to, or the file for a single image.")]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>The folder that contains the images; its subfolders are recreated below the destination.</summary>
    [Parameter(HelpMessage = "The folder that contains the images; its subfolders are recreated below -Destination.")]
    [ValidateNotNullOrEmpty]
    public string? Relative { get; set; }

    /// <summary>The output format. Default: the source's format.</summary>
    [Parameter(HelpMessage = "The output format: Jpeg, Png, WebP or Tiff. Default: the source's format.")]
    public ImageFormat? ImageFormat { get; set; }

    /// <summary>Quality of JPEG and WebP, 1 to 100. Default 90.</summary>
    [Parameter(HelpMessage = "Quality of JPEG and WebP, 1 to 100.")]
    [ValidateRange(1, 100)]
    public int Quality { get; set; } = ImageEncoder.DefaultQuality;

    /// <summary>The maximum number of pixels of a source image. Default 200 million.</summary>
    [Parameter(HelpMessage = "Maximum number of pixels of a source image; protects against images that do not fit into memory.")]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPixels { get; set; } = ImageDecoder.DefaultMaximumPixels;

    /// <summary>Overwrites existing files.</summary>
    [Parameter(HelpMessage = "Overwrites existing files.")]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes a FileInfo for each file to the pipeline.</summary>
    [Parameter(HelpMessage = "Writes a FileInfo for each file.")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many images are processed at once. Default: the number of processors.</summary>
    [Parameter(HelpMessage = "How many images are processed at once. Default: the number of processors.")]
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
        };
        _pump = new RunPump<string, ExportedImage>(this, Exporter.Run)
        {
            Activity = () => Activity,
            WriteResult = WriteResult,
            Describe = static (path, failure) => ExportErrors.From(failure, path),
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
                WriteError(BoxErrors.NotAPrediction(item));
                continue;
            }

            var result = PredictionReader.ReadResult(item);
            var written = result?.Path ?? predictions.FirstOrDefault()?.Path ?? string.Empty;

            // An image's predictions are consecutive, so its error is reported once. Each result is a separate image.
            if (result is null && written == _refused)
            {
                continue;
            }

            _refused = written;
            if (LocalPath(written, item) is { } path)
            {
                _refused = null;
                Gather(path, predictions);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _pump?.Finish();
        WriteLog();
        if (VipsRuntime.Description is { } library)
        {
            WriteVerbose(library);
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
        foreach (var error in result.Errors)
        {
            WriteError(error);
        }

        if (PassThru)
        {
            WriteObject(result.Files.Select(file => WrittenFile.Of(this, file)), enumerateCollection: true);
        }

        WriteLog();
    }

    /// <summary>Collects predictions of one image; called on the pipeline thread.</summary>
    private protected abstract void Gather(string path, IReadOnlyList<Prediction> predictions);

    /// <summary>Processes one image in parallel with others, within the throttle limit.</summary>
    private protected void SubmitImage(string path, Action<DecodedImage, ExportedImage, CancellationToken> work) =>
        _pump!.Submit(_ => Exporter.Add(path, work));

    /// <summary>Whether a file can be written; writes an error if not.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">The source image.</param>
    /// <param name="isSource">Creates the error if both are the same file.</param>
    /// <param name="taken">Creates the error if this run already writes the file for another image.</param>
    private protected bool MayWrite(string file, string source, Func<string, ErrorRecord> isSource, Func<string, string, ErrorRecord> taken)
    {
        var refusal = Plan.IsFolder && PathRules.Comparer.Equals(file, source) ? isSource(file)
            : !Plan.Take(file) ? taken(file, source)
            : !Force && File.Exists(file) ? ExportErrors.Exists(file)
            : null;
        if (refusal is not null)
        {
            WriteError(refusal);
        }

        return refusal is null;
    }

    private string? LocalPath(string path, PSObject item)
    {
        if (path.Length == 0)
        {
            WriteError(ExportErrors.NoImage(item));
        }
        else if (ImageNames.AddressOf(path) is not null)
        {
            WriteError(ExportErrors.NotLocal(path));
        }
        else
        {
            try
            {
                return PathResolver.ResolveLiteral(this, path);
            }
            catch (Exception e) when (e is PSArgumentException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
            {
                WriteError(PathErrors.NotFileSystem(e, path));
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
