using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Yolo;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Files;
using Roboflow.Inference.Output;
using Help = Roboflow.Inference.Commands.HelpText.ImportRoboflowDataset;

namespace Roboflow.Inference.Commands;

/// <summary>Reads data sets as predictions: files written by this module, and ground truth from labeling tools.</summary>
[Cmdlet(VerbsData.Import, "RoboflowDataset", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed class ImportRoboflowDatasetCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly CancellationTokenSource _stop = new();
    private readonly SortedDictionary<DatasetFormat, RepeatedImages> _formats = [];
    private readonly RepeatedSources _sources = new();
    private readonly List<DatasetProblem> _passedOver = [];
    private int _count;
    private bool _warnedOfRepeated;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet, HelpMessage = Help.Path)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet, HelpMessage = Help.LiteralPath)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1, HelpMessage = Help.Format)]
    public DatasetFormat? Format { get; set; }

    [Parameter(HelpMessage = Help.ImageFolder)]
    [ValidateNotNullOrEmpty]
    public string? ImageFolder { get; set; }

    [Parameter(HelpMessage = Help.ClassName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[] ClassName { get; set; } = [];

    [Parameter(HelpMessage = Help.ImageWidth)]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageWidth { get; set; }

    [Parameter(HelpMessage = Help.ImageHeight)]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageHeight { get; set; }

    [Parameter(HelpMessage = Help.VocCorner)]
    public VocCorner VocCorner { get; set; }

    [Parameter(HelpMessage = Help.ZeroBased)]
    public SwitchParameter ZeroBased { get; set; }

    [Parameter(HelpMessage = Help.AsResult)]
    public SwitchParameter AsResult { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ZeroBased && VocCorner != VocCorner.Edge && MyInvocation.BoundParameters.ContainsKey(nameof(VocCorner)))
        {
            ThrowTerminatingError(DatasetErrors.CornerConflict(VocCorner));
        }

        if (ImageWidth is null != ImageHeight is null)
        {
            ThrowTerminatingError(DatasetErrors.HalfSize(ImageWidth is null ? nameof(ImageHeight) : nameof(ImageWidth)));
        }

        if (YoloDataYaml.UnclearName(YoloClasses.Numbered(ClassName)) is { } unclear)
        {
            this.Warn($"-ClassName: {unclear}");
        }

        if (ImageFolder is not null && !Directory.Exists(PathResolver.Require(this, ImageFolder)))
        {
            this.Warn($"-ImageFolder '{ImageFolder}' is not a folder on this machine: no image is found there.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == LiteralPathSet;
        foreach (var full in PathResolver.ResolveOrReport(this, literal ? LiteralPath : Path, literal))
        {
            _count++;
            Read(full);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_passedOver.Count == _count && _passedOver.Count > 0)
        {
            WriteError(DatasetErrors.PassedOver(_passedOver));
        }

        foreach (var (parameter, needed) in new[]
        {
            (nameof(ClassName), DatasetFormat.Yolo),
            (nameof(VocCorner), DatasetFormat.Voc),
            (nameof(ZeroBased), DatasetFormat.Voc),
        })
        {
            if (_formats.Count > 0 && !_formats.ContainsKey(needed) && MyInvocation.BoundParameters.ContainsKey(parameter))
            {
                this.Warn($"-{parameter} applies to {needed} and has no effect on {string.Join(" and ", _formats.Keys)}.");
            }
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
            if ((Format ?? DatasetForm.Recognize(path, _stop.Token)) is not { } format)
            {
                RequireReadable(path);
                WriteError(ForeignText.Find(path, _stop.Token) is { } foreign
                    ? DatasetErrors.From(foreign)
                    : DatasetErrors.FormatUnclear(path, exists: File.Exists(path) || Directory.Exists(path)));
                return;
            }

            if (!_formats.TryGetValue(format, out var repeated))
            {
                _formats.Add(format, repeated = new RepeatedImages());
            }

            WarnOfRepeated(format, path, repeated);
            WarnOfOther(format, path);
            Write(path, DatasetForm.Of(format).CreateReader(Options(path, repeated)).Read(), new BoxWatch(isInFractions: format == DatasetFormat.Yolo));
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

    // What a reader of a whole folder passes over is not read.
    private void WarnOfRepeated(DatasetFormat format, string path, RepeatedImages images)
    {
        var isRead = Directory.Exists(path) || (File.Exists(path) && (format != DatasetFormat.Yolo || DatasetForm.Of(format).RecognizesFile(path)));
        if (isRead && _sources.Add(format, path) is { } earlier && !_warnedOfRepeated)
        {
            images.Stop();
            _warnedOfRepeated = true;
            this.Warn($"{path} is read again: {earlier} was read before, whole or in part, so its objects come twice. This warning is shown once.");
        }
    }

    private void WarnOfOther(DatasetFormat format, string path)
    {
        if (Format is null && DatasetForm.FindOther(path, format, _stop.Token) is { } other)
        {
            this.Warn($"{path} is read as {format}. It also has files of the format {other.Format}, in {other.Folder}, which are not read: name the format "
                + "with -Format.");
        }
    }

    // What cannot be read has no clear format either.
    private static void RequireReadable(string path)
    {
        if (Directory.Exists(path))
        {
            _ = Directory.EnumerateFileSystemEntries(path).Any();
        }
        else if (File.Exists(path))
        {
            RegularFile.OpenRead(path).Dispose();
        }
    }

    // By a pattern or another command, which do not know what the files are.
    private bool AreSelected =>
        MyInvocation.ExpectingInput || (ParameterSetName == PathSet && Array.Exists(Path, WildcardPattern.ContainsWildcardCharacters));

    private DatasetReaderOptions Options(string path, RepeatedImages repeated) => new()
    {
        Path = path,
        ImageFolder = ImageFolder is null ? null : PathResolver.Require(this, ImageFolder),
        ClassNames = ClassName,
        DefaultSize = ImageWidth is { } width && ImageHeight is { } height ? (width, height) : null,
        VocCorner = ZeroBased ? VocCorner.Edge : VocCorner,
        ReadSize = image => ImageSizes.Read(this, image),
        Repeated = repeated,
        Cancellation = _stop.Token,
        Warn = this.Warn,
        Report = problem => WriteError(DatasetErrors.From(problem)),
        PassOver = AreSelected ? _passedOver.Add : null,
    };

    private void Write(string path, IEnumerable<DetectionResult> results, BoxWatch watch)
    {
        foreach (var result in results)
        {
            watch.Add(result);
            if (AsResult)
            {
                WriteObject(result);
            }
            else
            {
                WriteObject(result.Predictions, enumerateCollection: true);
            }
        }

        foreach (var warning in watch.Warnings())
        {
            this.Warn($"{path}: {warning}");
        }
    }
}
