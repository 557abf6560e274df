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

/// <summary>Reads data sets as predictions: what this module wrote, and ground truth from labelling tools.</summary>
[Cmdlet(VerbsData.Import, "RoboflowDataset", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed class ImportRoboflowDatasetCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Files, or for Yolo and Voc folders; wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ParameterSetName = PathSet,
        HelpMessage = "Files, or for Yolo and Voc folders; wildcards are allowed.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, or for Yolo and Voc folders, taken as they are written.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Files, or for Yolo and Voc folders, taken as they are written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The form of the data set. Default: what its name and content clearly show.</summary>
    [Parameter(Position = 1, HelpMessage = "The form of the data set. Without it, the name and content tell, where they are clear.")]
    public DatasetFormat? Format { get; set; }

    /// <summary>The folder that images' names are relative to. Default: the data set's own.</summary>
    [Parameter(HelpMessage = "The folder of the images, which their names are relative to.")]
    [ValidateNotNullOrEmpty]
    public string? ImageFolder { get; set; }

    /// <summary>Names of the classes in the order of their numbers, for YOLO labels without a list.</summary>
    [Parameter(HelpMessage = "Names of the classes in the order of their numbers, for Yolo labels without a list of their own.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[] ClassName { get; set; } = [];

    /// <summary>The images' width, where nothing else tells it.</summary>
    [Parameter(HelpMessage = "Width of the images in pixels, where neither the data set nor the image tells it.")]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageWidth { get; set; }

    /// <summary>The images' height, where nothing else tells it.</summary>
    [Parameter(HelpMessage = "Height of the images in pixels, where neither the data set nor the image tells it.")]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageHeight { get; set; }

    /// <summary>What the corners of VOC files are. Default PixelFromOne.</summary>
    [Parameter(HelpMessage = "What the corners of Voc files are: PixelFromOne, PixelFromZero, Edge or EdgePlusOne.")]
    public VocCorner VocCorner { get; set; }

    /// <summary>The corners of VOC files are edges from 0, as CVAT writes them: the same as -VocCorner Edge.</summary>
    [Parameter(HelpMessage = "Corners of Voc files are edges from 0, as CVAT writes them: the same as -VocCorner Edge.")]
    public SwitchParameter ZeroBased { get; set; }

    /// <summary>One object an image, so that images without objects are seen.</summary>
    [Parameter(HelpMessage = "Writes one object an image, with its predictions, also for images without any.")]
    public SwitchParameter AsResult { get; set; }

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

    /// <summary>Ends what is still read: a command behind this one wants no more.</summary>
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
            // The pipeline ends: nobody waits for the rest.
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
