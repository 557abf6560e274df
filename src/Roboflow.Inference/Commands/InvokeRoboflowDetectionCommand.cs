using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Api;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>Sends pictures to the endpoint and writes what it detects, in input order.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "RoboflowDetection", DefaultParameterSetName = DefaultSet)]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed partial class InvokeRoboflowDetectionCommand : PictureCommand<DetectionResult>
{
    private RoboflowClient? _client;
    private RoboflowEndpoint? _endpoint;
    private DetectionOptions? _options;
    private IDetector? _detector;
    private ClassFilter _filter = ClassFilter.All;
    private RunJournal? _journal;

    private protected override string Activity => "Detecting with " + _options?.Model;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ReadShard();
        var client = CreateOptions();
        _endpoint = client.Endpoint;
        _client = CreateClient(client, static o => new RoboflowClient(o));
        _filter = new ClassFilter(Class, ExcludeClass, MaxDetection);
        _journal = Journal is null ? null : OpenJournal();

        // A model that comes down the pipeline, as Get-RoboflowVersion writes it, is not known yet.
        if (Model is not null || !MyInvocation.ExpectingInput)
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

    private protected override void SubmitPicture(PictureSource source)
    {
        if (!IsOwn(source))
        {
            return;
        }

        if (source.Address is not null && (MaxDimension is not null || TileSize is not null))
        {
            WriteError(TileErrors.PictureElsewhere(source.Path));
            return;
        }

        var (detector, model) = (_detector!, _options!.Model);
        Submit(cancellation => DetectAsync(detector, source, model, cancellation));
    }

    private protected override void WriteResult(DetectionResult result)
    {
        Session.Catalog.Learn(result);
        var kept = _filter.Apply(result);
        if (AsResult)
        {
            WriteObject(kept);
        }
        else
        {
            WriteObject(kept.Predictions, enumerateCollection: true);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _journal?.Dispose();
    }

    private async Task<Outcome<DetectionResult>> DetectAsync(IDetector detector, PictureSource source, ModelId model, CancellationToken cancellationToken)
    {
        var log = new ConcurrentQueue<string>();
        try
        {
            var result = await detector.DetectAsync(source, line => log.Enqueue($"{source.Name ?? source.Path}: {line}"), cancellationToken).ConfigureAwait(false);
            return new Outcome<DetectionResult> { Result = result, Verbose = [.. log] };
        }
        catch (DetectionException e)
        {
            return new Outcome<DetectionResult> { Error = DetectionErrors.From(e, source, model.ToString()), EndsRun = e.EndsRun, Verbose = [.. log] };
        }
        catch (JournalException e)
        {
            return new Outcome<DetectionResult> { Result = e.Unwritten, Error = JournalErrors.From(e, Journal!), EndsRun = true, Verbose = [.. log] };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Outcome<DetectionResult> { Error = DetectionErrors.Unexpected(e, source), Verbose = [.. log] };
        }
    }

    private bool SetModel(Action<ErrorRecord> report)
    {
        var name = Model ?? Session.Connection?.Model;
        if (name is null)
        {
            ThrowTerminatingError(DetectionErrors.NoModel());
        }

        if (!ModelId.TryParse(name, out var model))
        {
            report(DetectionErrors.InvalidModel(name!));
            return false;
        }

        if (_options?.Model != model)
        {
            _options = CreateOptions(model!);
            _detector = CreateDetector(_options);
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
    };

    private RunJournal OpenJournal()
    {
        try
        {
            var journal = RunJournal.Open(PathResolver.ResolveLiteral(this, Journal!));
            WriteVerbose($"The journal knows {journal.Count} pictures{(journal.WasTorn ? "; a torn last line was taken off" : string.Empty)}.");
            if (journal.Damaged > 0)
            {
                WriteWarning($"{journal.Damaged} lines of the journal '{Journal}' are damaged; their pictures are asked about again.");
            }

            return journal;
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(JournalErrors.From(e, Journal!));
            throw;
        }
    }
}
