using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Api;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>Sends pictures to the endpoint and writes what it detects, in input order.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "RoboflowDetection", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Prediction), typeof(DetectionResult))]
public sealed class InvokeRoboflowDetectionCommand : EndpointCommand<DetectionResult>
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";
    private const string InputObjectSet = "InputObject";

    private RoboflowClient? _client;
    private DetectionOptions? _options;
    private ClassFilter _filter = ClassFilter.All;

    /// <summary>Picture files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet, HelpMessage = "Picture files; wildcards are allowed.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Picture files, taken as they are written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet, HelpMessage = "Picture files, taken as they are written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Pictures on the web, which the server fetches.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet, HelpMessage = "Addresses of pictures that the server fetches.")]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    /// <summary>A picture in memory: byte[], Stream (left open), or what Invoke-WebRequest gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = InputObjectSet, HelpMessage = "A picture in memory: byte[], Stream, or what Invoke-WebRequest gives.")]
    [Alias("RawContentStream")]
    [PictureStreamTransformation]
    public Stream? InputObject { get; set; }

    /// <summary>The model: project/version or workspace/slug; else that of Connect-Roboflow.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The model: project/version, for example hard-hats/3, or workspace/slug. Default: that of Connect-Roboflow.")]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The least confidence, in percent 0 to 100; a value below 1 is a fraction. Default 40.</summary>
    [Parameter(HelpMessage = "Least confidence in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Confidence { get; set; } = 40;

    /// <summary>The most overlap (IoU) of two boxes of a class, in percent 0 to 100; a value below 1 is a fraction. Default 30.</summary>
    [Parameter(HelpMessage = "Most overlap of two boxes of one class in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    /// <summary>Classes to keep; wildcards are allowed.</summary>
    [Parameter(HelpMessage = "Classes to keep; wildcards are allowed.")]
    [SupportsWildcards]
    public string[]? Class { get; set; }

    /// <summary>Classes to leave out; wildcards are allowed.</summary>
    [Parameter(HelpMessage = "Classes to leave out; wildcards are allowed.")]
    [SupportsWildcards]
    public string[]? ExcludeClass { get; set; }

    /// <summary>The most predictions for one picture.</summary>
    [Parameter(HelpMessage = "Most predictions for one picture.")]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxDetection { get; set; }

    /// <summary>How the picture travels.</summary>
    [Parameter(HelpMessage = "How the picture travels: Base64 as documented, or Multipart, a quarter smaller.")]
    public BodyFormat BodyFormat { get; set; }

    /// <summary>One object a picture, so that pictures without detections are seen.</summary>
    [Parameter(HelpMessage = "Writes one object a picture, with its predictions, also where there are none.")]
    public SwitchParameter AsResult { get; set; }

    private protected override string Activity => "Detecting with " + _options?.Model;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _client = CreateClient();
        _filter = new ClassFilter(Class, ExcludeClass);

        // A model that comes down the pipeline, as Get-RoboflowVersion writes it, is not known yet.
        if (Model is not null || !MyInvocation.ExpectingInput)
        {
            SetModel(ThrowTerminatingError);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!SetModel(WriteError))
        {
            return;
        }

        switch (ParameterSetName)
        {
            case UriSet:
                SubmitAll(Uri.Select(PictureSource.FromAddress));
                break;
            case InputObjectSet:
                SubmitAll([PictureSource.FromBytes(ReadAll(InputObject!))]);
                break;
            case LiteralPathSet:
                SubmitPaths(LiteralPath, literal: true);
                break;
            default:
                SubmitPaths(Path, literal: false);
                break;
        }
    }

    private protected override void WriteResult(DetectionResult result)
    {
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
            _options = new DetectionOptions
            {
                Model = model!,
                Confidence = Threshold.FromUser(Confidence),
                Overlap = Threshold.FromUser(Overlap),
                MaxDetections = MaxDetection,
                BodyFormat = BodyFormat,
            };
            WriteVerbose($"Confidence {_options.Confidence}, overlap {_options.Overlap}; sent as {RequestFactory.Describe(_options)}.");
        }

        return true;
    }

    // A stream may be read once and belongs to the caller, while a request may be tried again: its bytes are kept.
    private static byte[] ReadAll(Stream stream)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private void SubmitPaths(IEnumerable<string> paths, bool literal)
    {
        foreach (var path in paths)
        {
            try
            {
                SubmitAll(PathResolver.Resolve(this, path, literal).Where(p => !Directory.Exists(p)).Select(PictureSource.FromFile));
            }
            catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
            {
                WriteError(DetectionErrors.PathNotFound(e, path));
            }
            catch (PSArgumentException e)
            {
                WriteError(DetectionErrors.NotAFile(e, path));
            }
        }
    }

    private void SubmitAll(IEnumerable<PictureSource> sources)
    {
        var options = _options!;
        foreach (var source in sources)
        {
            Submit(cancellation => DetectAsync(source, options, cancellation));
        }
    }

    private async Task<Outcome<DetectionResult>> DetectAsync(PictureSource source, DetectionOptions options, CancellationToken cancellationToken)
    {
        var log = new ConcurrentQueue<string>();
        try
        {
            var result = await _client!.DetectAsync(source, options, line => log.Enqueue($"{source.Name ?? source.Path}: {line}"), cancellationToken).ConfigureAwait(false);
            return new Outcome<DetectionResult> { Result = result, Verbose = [.. log] };
        }
        catch (DetectionException e)
        {
            return new Outcome<DetectionResult> { Error = DetectionErrors.From(e, source, options.Model.ToString()), EndsRun = e.EndsRun, Verbose = [.. log] };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Outcome<DetectionResult> { Error = DetectionErrors.Unexpected(e, source), Verbose = [.. log] };
        }
    }
}
