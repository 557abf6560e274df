using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.Credits;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Detection;
using Roboflow.Inference.Journal;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Commands;

/// <summary>Sends images to the endpoint and writes the detections, in input order.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "RoboflowDetection", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(Prediction), typeof(DetectionResult), typeof(FileInfo))]
public sealed partial class InvokeRoboflowDetectionCommand : ServerCommand
{
    private DetectionRun? _run;
    private RunPump<DetectionItem, DetectionResult>? _pump;
    private DetectionParameters? _parameters;
    private DetectionOptions? _options;
    private DrawnImageWriter? _drawings;
    private ImageInput? _input;
    private IDisposable? _journalPlace;

    private protected override IRunPump? Pump => _pump;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _parameters = new DetectionParameters(this);
        _journalPlace = Journal is null ? null : JournalPlaces.Reserve(PathResolver.Require(this, Journal));
        _run = CreateRun(_parameters);
        _options = _onDevice is null
            ? null
            : _parameters.CreateOptions(ModelId.OfFile(_onDevice.File.Name), accessDeniedIsFinal: true, _run.Filter.DropsClasses);
        _pump = new(this, _run.Outcomes)
        {
            Activity = () => $"Detecting with {_options?.Model.Name}",
            WriteResult = WriteResult,
            Describe = Describe,
            ShortName = static item => item.ShortName,
            FullName = static item => item.FullName,
            Ended = WriteSummary,
        };
        _drawings = Destination is null ? null : DrawnImageWriter.Create(this, Destination, Force);
        BeginModel();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_onDevice is null && !SetModel(_pump!.Report))
        {
            return;
        }

        if (OtherModel() is { } other)
        {
            _pump!.Report(other);
            return;
        }

        var pump = _pump!;
        _input ??= new ImageInput(this, pump.Report, text => pump.WriteInTurn(() => this.Warn(text)), pump.EndNow);
        foreach (var source in ReadSources(_input))
        {
            Submit(source);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteEstimate();
        if (_input?.OnlyFolder is { } folder)
        {
            this.Warn($"Only folders were piped, and they were skipped: '{folder}'. Pipe the files in them: Get-ChildItem -File.");
        }

        foreach (var line in _run!.Filter.Unmatched)
        {
            this.Warn(line);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _run?.Dispose();
        _journalPlace?.Dispose();
        _onDevice?.Dispose();
        _opening.Dispose();
    }

    private DetectionRun CreateRun(DetectionParameters parameters)
    {
        var shard = parameters.ReadShard();
        parameters.RequireDrawing();
        parameters.RequireJournal();
        _meter = new CreditMeter(CreditLimit);
        var filter = new ClassFilter(NamePatterns.Create(Class), NamePatterns.Create(ExcludeClass), MaxDetection, Confidence);
        return new DetectionRun(new DetectionRunOptions
        {
            Backend = CreateBackend(filter),
            ThrottleLimit = ThrottleLimit,
            MaxDimension = MaxDimension,
            Tiles = parameters.ReadTiles(),
            OpenJournal = Journal is null ? null : parameters.OpenJournal,
            Recalled = result => _onDevice?.NoteRecalled(result),
            IsFlawed = Format == AnswerFormat.Json ? null : DrawnImageWriter.IsCut,
            Shard = shard,
            Filter = filter,
        });
    }

    private IEnumerable<ImageSource> ReadSources(ImageInput input) => ParameterSetName switch
    {
        UriSet => input.FromAddresses(Uri),
        InputObjectSet => input.FromContent(InputObject!),
        LiteralPathSet => input.FromFiles(LiteralPath, literal: true),
        _ => input.FromFiles(Path, literal: false),
    };

    private void Submit(ImageSource source)
    {
        if (source.Path is null && Shard is not null)
        {
            _pump!.EndNow(ShardErrors.NoPath());
        }

        if (!_run!.Owns(source))
        {
            return;
        }

        if (source.Address is not null && _onDevice is not null)
        {
            Refuse(OnDeviceErrors.ImageElsewhere(source));
        }
        else if (_run.LacksPixels(source))
        {
            Refuse(TileErrors.ImageElsewhere(source.Path!));
        }
        else if (_drawings?.Add(source, Format == AnswerFormat.Image, _pump!.WriteAll) is { } refusal)
        {
            Refuse(refusal);
        }
        else if (IsWhatIf && FlawOf(source) is { } flaw)
        {
            Refuse(flaw);
        }
        else if (ShouldProcess(
            TerminalText.Harmless(source.ShownPath ?? "an image in memory"),
            $"Detect with {_options!.Model.Name}{(Journal is null ? string.Empty : ", unless it is in the journal")}"))
        {
            _clock.Start();
            _pump!.Submit(_ => _run.Add(source, _options));
        }
        else
        {
            _declined++;
        }
    }

    private void WriteResult(DetectionItem item, DetectionResult result)
    {
        _catalog!.Learn(result);
        _fromJournal += result.FromJournal ? 1 : 0;
        if (SkipJournaled && result.IsOfEarlierRun)
        {
            return;
        }

        var kept = _run!.Filter.Apply(result);
        if (_drawings is not null)
        {
            var file = _drawings.Write(item.Source, result, WriteError, EndRun);
            kept = kept with { Visualization = null };
            if (Format == AnswerFormat.Image)
            {
                if (file is not null)
                {
                    WriteObject(WrittenFile.Of(this, file));
                }
                else
                {
                    CountUndrawn(result);
                }

                return;
            }
        }
        else if (Format != AnswerFormat.Json && DrawnImageWriter.Flaw(kept) is { } flaw)
        {
            WriteError(flaw);
            kept = kept with { Visualization = null };
            if (Format == AnswerFormat.Image)
            {
                CountUndrawn(result);
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

    // The drawings of images that are in flight already are one error each.
    private void EndRun(ErrorRecord error)
    {
        if (!_pump!.End(error))
        {
            WriteError(error);
        }
    }

    private ErrorRecord Describe(DetectionItem item, Exception failure) => failure switch
    {
        RoboflowException e => DetectionErrors.From(e, item.Source, item.Model.Name),
        JournalException e => JournalErrors.From(e, Journal!),
        CreditLimitException e => CreditErrors.LimitReached(e, item.FullName, Journal),
        _ => DetectionErrors.Unexpected(failure, item.Source),
    };
}
