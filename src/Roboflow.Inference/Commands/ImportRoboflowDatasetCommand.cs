using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;

namespace Roboflow.Inference.Commands;

/// <summary>Reads data sets as predictions: files written by this module, and ground truth from labeling tools.</summary>
[Cmdlet(VerbsData.Import, "RoboflowDataset", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed class ImportRoboflowDatasetCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Files or folders; wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = PathSet,
        HelpMessage = "Files or folders; wildcards are allowed.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files or folders, taken as written.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Files or folders, taken as written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The format of the data set. Default: recognized by name and content.</summary>
    [Parameter(Position = 1, HelpMessage = "The format of the data set. Default: recognized by name and content.")]
    public DatasetFormat? Format { get; set; }

    /// <summary>The folder to which the names of the images are relative. Default: the data set's own.</summary>
    [Parameter(HelpMessage = "The folder to which the names of the images are relative.")]
    [ValidateNotNullOrEmpty]
    public string? ImageFolder { get; set; }

    /// <summary>Names of the classes in the order of their numbers from 0, for YOLO labels.</summary>
    [Parameter(HelpMessage = "Names of the classes in the order of their numbers from 0, for Yolo labels.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[] ClassName { get; set; } = [];

    /// <summary>Width of the images in pixels, if neither the data set nor the image gives it.</summary>
    [Parameter(HelpMessage = "Width of the images in pixels, if neither the data set nor the image gives it.")]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageWidth { get; set; }

    /// <summary>Height of the images in pixels, if neither the data set nor the image gives it.</summary>
    [Parameter(HelpMessage = "Height of the images in pixels, if neither the data set nor the image gives it.")]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageHeight { get; set; }

    /// <summary>The convention for corners in VOC files. Default PixelFromOne.</summary>
    [Parameter(HelpMessage = "The convention for corners in Voc files: PixelFromOne, PixelFromZero, Edge or EdgePlusOne.")]
    public VocCorner VocCorner { get; set; }

    /// <summary>The corners of VOC files are edges from 0, as CVAT writes them: the same as -VocCorner Edge.</summary>
    [Parameter(HelpMessage = "Corners of Voc files are edges from 0, as CVAT writes them: the same as -VocCorner Edge.")]
    public SwitchParameter ZeroBased { get; set; }

    /// <summary>Writes one object per image, including images without objects.</summary>
    [Parameter(HelpMessage = "Writes one object per image, with its predictions, including images without any.")]
    public SwitchParameter AsResult { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ImageFolder is not null && !Directory.Exists(PathResolver.Require(this, ImageFolder)))
        {
            WriteWarning($"-ImageFolder '{ImageFolder}' is not a folder on this machine: no image is found there.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == LiteralPathSet;
        foreach (var full in PathResolver.ResolveOrReport(this, literal ? LiteralPath : Path, literal))
        {
            Read(full);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Cancels reading when a later command needs no more input.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Read(string path)
    {
        try
        {
            if ((Format ?? DatasetForm.Recognize(path)) is not { } format)
            {
                WriteError(DatasetErrors.FormatUnclear(path, exists: File.Exists(path) || Directory.Exists(path)));
                return;
            }

            Write(DatasetForm.Of(format).CreateReader(Options(path)).Read());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(DatasetErrors.CannotRead(e, path));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline was stopped.
        }
    }

    private DatasetReaderOptions Options(string path) => new()
    {
        Path = path,
        ImageFolder = ImageFolder is null ? null : PathResolver.Require(this, ImageFolder),
        ClassNames = ClassName,
        DefaultSize = ImageWidth is { } width && ImageHeight is { } height ? (width, height) : null,
        VocCorner = ZeroBased ? VocCorner.Edge : VocCorner,
        ReadSize = image => ImageSizes.Read(this, image),
        Cancellation = _stop.Token,
        Warn = WriteWarning,
        Report = problem => WriteError(DatasetErrors.From(problem)),
    };

    private void Write(IEnumerable<DetectionResult> results)
    {
        foreach (var result in results)
        {
            if (AsResult)
            {
                WriteObject(result);
            }
            else
            {
                WriteObject(result.Predictions, enumerateCollection: true);
            }
        }
    }
}
