using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Datasets.Yolo;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Files;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowDataset;

namespace Roboflow.Inference.Commands;

/// <summary>Writes predictions in the formats of labeling and training tools.</summary>
[Cmdlet(VerbsData.Export, "RoboflowDataset", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRoboflowDatasetCommand : PSCmdlet, IDisposable
{
    private DatasetWriterOptions? _options;
    private readonly CancellationTokenSource _stop = new();
    private DatasetForm? _form;
    private DatasetWriter? _writer;
    private string _destination = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, HelpMessage = Help.Destination)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    [Parameter(Position = 1, HelpMessage = Help.Format)]
    public DatasetFormat? Format { get; set; }

    [Parameter(HelpMessage = Help.Relative)]
    [ValidateNotNullOrEmpty]
    public string? Relative { get; set; }

    [Parameter(HelpMessage = Help.ClassName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[] ClassName { get; set; } = [];

    [Parameter(HelpMessage = Help.VocCorner)]
    public VocCorner VocCorner { get; set; }

    [Parameter(HelpMessage = Help.Delimiter)]
    [ValidateSet(",", ";", "\t", "|")]
    public char? Delimiter { get; set; }

    [Parameter(HelpMessage = Help.Encoding)]
    [ValidateSet("utf8BOM", "utf8", "unicode", IgnoreCase = true)]
    public string Encoding { get; set; } = "utf8BOM";

    [Parameter(HelpMessage = Help.Force)]
    public SwitchParameter Force { get; set; }

    [Parameter(HelpMessage = Help.PassThru)]
    public SwitchParameter PassThru { get; set; }

    // Created with the first prediction, so that a wildcard earlier in the pipeline does not match our temporary files.
    private DatasetWriter? Writer => _writer ??= _options is null ? null : _form!.CreateWriter(_options);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _destination = PathResolver.Require(this, Destination);
        if ((Format ?? DatasetForm.RecognizeDestination(_destination)) is not { } format)
        {
            ThrowTerminatingError(DatasetErrors.DestinationUnclear(_destination));
            return;
        }

        RefuseOthers(format);
        WarnOfOthers(format);
        if (YoloDataYaml.UnclearName(YoloClasses.Numbered(ClassName)) is { } unclear)
        {
            this.Warn($"-ClassName: {unclear}");
        }

        _form = DatasetForm.Of(format);
        RequireFree(_form);
        if (ShouldProcess(TerminalText.Harmless(_destination), $"Write a data set as {format}"))
        {
            _options = Options(Relative is null ? null : PathResolver.Require(this, Relative));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Guard(() =>
    {
        foreach (var item in InputObject)
        {
            Write(item);
        }
    });

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        foreach (var file in Writer?.Complete() ?? [])
        {
            if (PassThru)
            {
                WriteObject(WrittenFile.Of(this, new FileInfo(file)));
            }
        }
    });

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Deletes incomplete files.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _stop.Dispose();
    }

    private void Write(PSObject item)
    {
        if (PredictionReader.ReadResult(item) is { } result)
        {
            this.WarnOfInput(item, result.Predictions);
            Writer?.Write(result with { Predictions = PredictionReader.ReadAll(item)! });
        }
        else if (PredictionReader.ReadPrediction(item) is { } prediction)
        {
            this.WarnOfInput(item, [prediction]);
            Writer?.Write(prediction);
        }
        else
        {
            WriteError(BoxErrors.NotAPrediction(item));
        }
    }

    private void RefuseOthers(DatasetFormat format)
    {
        foreach (var (parameter, needed) in new[]
        {
            (nameof(Delimiter), DatasetFormat.Csv),
            (nameof(Encoding), DatasetFormat.Csv),
            (nameof(VocCorner), DatasetFormat.Voc),
        })
        {
            if (format != needed && MyInvocation.BoundParameters.ContainsKey(parameter))
            {
                ThrowTerminatingError(DatasetErrors.NeedsFormat(parameter, needed, format));
            }
        }
    }

    // Scripts that write several formats can use these for all of them.
    private void WarnOfOthers(DatasetFormat format)
    {
        foreach (var (parameter, isUsed) in new[]
        {
            (nameof(ClassName), format is DatasetFormat.Yolo or DatasetFormat.Coco),
            (nameof(Relative), format is not (DatasetFormat.Csv or DatasetFormat.JsonLines)),
        })
        {
            if (!isUsed && MyInvocation.BoundParameters.ContainsKey(parameter))
            {
                this.Warn($"-{parameter} has no effect on {format}.");
            }
        }
    }

    private void RequireFree(DatasetForm form)
    {
        var isFolder = form.IsFolder;
        var exists = Directory.Exists(_destination);
        if (!isFolder && (exists || PathRules.NamesFolder(Destination)))
        {
            ThrowTerminatingError(DatasetErrors.DestinationIsFolder(exists ? _destination : Destination));
        }

        if (PathRules.FileForFolder(isFolder ? _destination : System.IO.Path.GetDirectoryName(_destination)) is { } file)
        {
            ThrowTerminatingError(DatasetErrors.DestinationIsFile(file));
        }

        if (form.FixedFiles(_destination).Select(file => ExistingFileException.At(file, Force)).FirstOrDefault(e => e is not null) is { } old)
        {
            ThrowTerminatingError(DatasetErrors.DestinationExists(old));
        }

        if (form.IsInUse(_destination))
        {
            ThrowTerminatingError(DatasetErrors.CannotKeep(KeptFilesException.InUse(_destination), _destination));
        }
    }

    private DatasetWriterOptions Options(string? root) => new()
    {
        Destination = _destination,
        Overwrite = Force,
        Root = root,
        ClassNames = ClassName,
        VocCorner = VocCorner,
        Csv = CsvDialect.Of(Delimiter, _destination, Encoding),
        Cancellation = _stop.Token,
        FullPath = FullPath,
        ReadSize = path => !RemotePath.IsRemote(path) && RegularFile.HasContent(FullPath(path)) ? ImageSizes.Read(this, FullPath(path)) : null,
        Warn = this.Warn,
        Report = problem => WriteError(DatasetErrors.From(problem)),
    };

    private string FullPath(string path) => PathResolver.ResolveOrKeep(this, path);

    // The output file cannot be written, so no later item can succeed.
    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (KeptFilesException e)
        {
            ThrowTerminatingError(DatasetErrors.CannotKeep(e, _destination));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            ThrowTerminatingError(DatasetErrors.CannotWrite(e, _destination));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline was stopped.
        }
    }
}
