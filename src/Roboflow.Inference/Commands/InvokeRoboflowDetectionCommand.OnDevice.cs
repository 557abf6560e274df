using System;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.OnDevice;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.InvokeRoboflowDetection;

namespace Roboflow.Inference.Commands;

/// <content>Detection with a model file on this machine instead of a server.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private readonly CancellationTokenSource _opening = new();
    private IOnDeviceDetector? _onDevice;

    [Parameter(HelpMessage = Help.ModelPath)]
    [ValidateNotNullOrEmpty]
    [MemberTransformation("Path", AcceptsListOfOne = true)]
    public string? ModelPath { get; set; }

    [Parameter(HelpMessage = Help.ModelLayout)]
    public ModelLayout ModelLayout { get; set; }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _opening.Cancel();
        base.StopProcessing();
    }

    private IOnDeviceDetector? OpenModelFile(ClassFilter filter)
    {
        var isBound = MyInvocation.BoundParameters;
        var path = ModelPath;
        if (path is null && !isBound.ContainsKey(nameof(Model)) && !isBound.ContainsKey(nameof(Endpoint)) && !isBound.ContainsKey(nameof(ApiKey)))
        {
            path = Session.Connection?.ModelPath;
            ModelLayout = isBound.ContainsKey(nameof(ModelLayout)) ? ModelLayout : Session.Connection?.ModelLayout ?? ModelLayout.Auto;
        }

        if (path is null)
        {
            if (isBound.ContainsKey(nameof(ModelLayout)))
            {
                ThrowTerminatingError(OnDeviceErrors.LayoutWithoutPath());
            }

            return null;
        }

        RefuseServerParameters();
        var full = PathResolver.Require(this, path);
        _onDevice = Load(full, filter);
        var file = _onDevice.File;
        this.Tell($"{full}: {file.Layout}, {file.Convention} convention, input {file.InputWidth} x {file.InputHeight}, "
            + $"{file.Resize}, {Counted.Of(file.Classes.Count, "class", "classes")}.");
        foreach (var note in file.Notes)
        {
            this.Tell(note);
        }

        foreach (var warning in file.Warnings)
        {
            this.Warn(warning);
        }

        return _onDevice;
    }

    // The session's model file does not take the place of the model that a row or a piped version names. Its own results name it; -ModelPath says
    // that it is meant for all.
    private ErrorRecord? OtherModel()
    {
        var written = Row is { } row ? row.Model : Model;
        return _onDevice is null || ModelPath is not null ? null
            : !string.IsNullOrWhiteSpace(written) ? written == _options!.Model.Name ? null : OnDeviceErrors.OtherModel(written!, _options.Model.Name)
            : PipedVersion.Find(this) is { } version ? DetectionErrors.UntrainedVersion(version)
            : null;
    }

    private void RefuseServerParameters()
    {
        foreach (var name in new[] { nameof(Model), nameof(Endpoint), nameof(ApiKey), nameof(Format), nameof(Stroke), nameof(Labels), nameof(Destination) })
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                ThrowTerminatingError(OnDeviceErrors.Conflict(name, isOfSession: ModelPath is null));
            }
        }

        if (MaxDimension is not null)
        {
            this.Warn("-MaxDimension has no effect with a model file: nothing is sent, and the model has its own input size.");
            MaxDimension = null;
        }
    }

    private IOnDeviceDetector Load(string path, ClassFilter filter)
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)))
        {
            ThrottleLimit = Throttle.Processors;
        }

        var options = new OnDeviceOptions
        {
            Confidence = Confidence.Lowest,
            Overlap = Threshold.FromUser(Overlap),
            Layout = ModelLayout,
        };

        // If detections are filtered here, the limit applies after the filter.
        options = MaxDetection is { } most && !filter.DropsClasses && TileSize is null ? options with { MaxDetections = most } : options;
        try
        {
            return Abandonable.Run(stop => OnDeviceCompanion.Load().Open(path, options, ThrottleLimit, stop), _opening.Token);
        }
        catch (Exception e) when (e is ModelFileException or PlatformNotSupportedException || OnDeviceCompanion.IsMissing(e))
        {
            ThrowTerminatingError(OnDeviceErrors.From(e, path));
            throw;
        }
    }
}
