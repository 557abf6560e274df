using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>Sends images to the endpoint and writes what it detects, in input order.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "RoboflowDetection", DefaultParameterSetName = DefaultSet, SupportsShouldProcess = true)]
[OutputType(typeof(Prediction), typeof(DetectionResult), typeof(FileInfo))]
public sealed partial class InvokeRoboflowDetectionCommand : ImageCommand<DetectionResult>
{
    private RoboflowClient? _client;
    private DetectionOptions? _options;
    private IDetector? _detector;
    private ClassFilter _filter = ClassFilter.All;
    private RunJournal? _journal;
    private DrawnImageWriter? _drawings;
    private bool _modelIsGiven;

    private protected override string Activity => "Detecting with " + _options?.Model;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ReadShard();
        var client = CreateOptions();
        _client = CreateClient(client, static o => new RoboflowClient(o));
        _filter = new ClassFilter(Class, ExcludeClass, MaxDetection);
        PrepareDrawing();

        // A model that comes down the pipeline, as Get-RoboflowVersion writes it, is not known yet.
        _modelIsGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Model));
        if (_modelIsGiven || !MyInvocation.ExpectingInput)
        {
            SetModel(ThrowTerminatingError);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (SetModel(WriteError))
        {
            base.ProcessRecord();
        }
    }

    private protected override void SubmitImage(ImageSource source)
    {
        if (!IsOwn(source))
        {
            return;
        }

        if (source.Address is not null && (MaxDimension is not null || TileSize is not null))
        {
            WriteError(TileErrors.ImageElsewhere(source.Path));
            return;
        }

        var options = _options!;
        if (!ShouldProcess(source.Path ?? "an image in memory", $"Detect with {options.Model}"))
        {
            return;
        }

        var detector = _detector ??= CreateDetector(options);

        // Requests leave in input order; what looks into the images first does that on several threads.
        Submit(cancellation => DetectAsync(detector, source, options.Model, cancellation), startsHere: detector.StartsAtOnce);
    }

    private protected override void WriteResult(DetectionResult result)
    {
        Session.Catalog.Learn(result);
        var kept = _filter.Apply(result);
        if (_drawings is not null)
        {
            var file = _drawings.Write(result, WriteError);
            kept = kept with { Visualization = null };
            if (Format == AnswerFormat.Image)
            {
                WriteFile(file);
                return;
            }
        }

        if (AsResult || kept.Visualization is not null)
        {
            WriteObject(kept);
        }
        else
        {
            WriteObject(kept.Predictions, enumerateCollection: true);
        }
    }

    private void WriteFile(FileInfo? file)
    {
        if (file is not null)
        {
            WriteObject(WrittenFile.Of(this, file));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _journal?.Dispose();
    }

    private async Task<Outcome<DetectionResult>> DetectAsync(IDetector detector, ImageSource source, ModelId model, CancellationToken cancellationToken)
    {
        var log = new RunLog();
        DetectionResult? result = null;
        Exception? failure = null;
        try
        {
            result = await detector.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
            failure = log.Fault;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = e;
        }

        return new Outcome<DetectionResult>
        {
            Result = result,
            Error = failure is null ? null : Describe(failure, source, model),
            EndsRun = failure is IRunFailure { EndsRun: true },
            Warnings = [.. log.Warnings.Select(line => $"{source.Path ?? "An image in memory"}: {line}")],
            Verbose = [.. log.VerboseLines.Select(line => $"{source.Name ?? source.Path}: {line}")],
        };
    }

    private ErrorRecord Describe(Exception failure, ImageSource source, ModelId model) => failure switch
    {
        RoboflowException e => DetectionErrors.From(e, source, model.ToString()),
        JournalException e => JournalErrors.From(e, Journal!),
        _ => DetectionErrors.Unexpected(failure, source),
    };

    private bool SetModel(Action<ErrorRecord> report)
    {
        // An empty cell of a row names no model. An empty -Model is a mistake, and no wish for the session's.
        var isOfRow = !_modelIsGiven && !string.IsNullOrWhiteSpace(Model);
        var name = _modelIsGiven || isOfRow ? Model : Session.Connection?.Model;
        if (string.IsNullOrWhiteSpace(name))
        {
            if (_modelIsGiven || !MyInvocation.BoundParameters.ContainsKey(nameof(Model)))
            {
                ThrowTerminatingError(DetectionErrors.NoModel());
            }

            report(DetectionErrors.NoModel(WrittenPath));
            return false;
        }

        if (!ModelId.TryParse(name, out var model))
        {
            report(DetectionErrors.InvalidModel(name!));
            return false;
        }

        if (_options is null || _options.Model != model || _options.AccessDeniedIsFinal == isOfRow)
        {
            _options = CreateOptions(model!) with { AccessDeniedIsFinal = !isOfRow };
            _detector = null;
            WriteVerbose($"Confidence {_options.Confidence}, overlap {_options.Overlap}; sent as {DetectionRequest.Describe(_options)}.");
        }

        return true;
    }

    private DetectionOptions CreateOptions(ModelId model) => new()
    {
        Model = model,
        Confidence = Threshold.FromUser(Confidence),
        Overlap = Threshold.FromUser(Overlap),

        // Where not all that the server finds is kept, it is we who count.
        MaxDetections = _filter.DropsClasses || TileSize is not null ? null : MaxDetection,
        BodyFormat = BodyFormat,
        Format = Format,
        Stroke = Stroke,
        Labels = Labels,
    };

    private void PrepareDrawing()
    {
        if (Format == AnswerFormat.Json && (Stroke is null ? Labels ? nameof(Labels) : Destination is null ? null : nameof(Destination) : nameof(Stroke)) is { } useless)
        {
            ThrowTerminatingError(DetectionErrors.DrawingNotAsked(useless));
        }

        if (Format != AnswerFormat.Json && TileSize is not null)
        {
            ThrowTerminatingError(DetectionErrors.DrawingOfTiles());
        }

        if (Destination is not null)
        {
            _drawings = DrawnImageWriter.Create(this, Destination, Force);
        }
    }
}
