using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Output;

namespace Roboflow.Inference.Commands;

/// <content>The model: of the parameter, of a row of the pipeline, or of the session.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    // As the server and the key, from when the run begins: a later part of the pipeline can connect elsewhere.
    private string? _sessionModel;
    private ModelCatalog? _catalog;
    private bool _modelIsGiven;

    private void BeginModel()
    {
        (_sessionModel, _catalog) = (Session.Connection?.Model, Session.Catalog);

        // A model from the pipeline, such as a version from Get-RoboflowVersion, is not known yet. Nor is the one of a script block, such
        // as -Model { $_.Name }, of which the engine gives an object of its own here.
        _modelIsGiven = MyInvocation.BoundParameters.TryGetValue(nameof(Model), out var given) && given is null or string;
        if (_onDevice is null && (_modelIsGiven || !MyInvocation.ExpectingInput))
        {
            SetModel(ThrowTerminatingError);
        }
    }

    private bool SetModel(Action<ErrorRecord> report)
    {
        // An empty cell of a row means the session's model. An empty -Model is a mistake.
        var written = Row is { } row && !_modelIsGiven ? row.Model : Model;
        var isOfRow = !_modelIsGiven && !string.IsNullOrWhiteSpace(written);
        if (!_modelIsGiven && !isOfRow && MyInvocation.BoundParameters.ContainsKey(nameof(Model)) && PipedVersion.Find(this) is { } version)
        {
            report(DetectionErrors.UntrainedVersion(version));
            return false;
        }

        var name = _modelIsGiven || isOfRow ? written : _sessionModel;
        if (string.IsNullOrWhiteSpace(name))
        {
            if (_modelIsGiven || !(Row is null ? MyInvocation.BoundParameters.ContainsKey(nameof(Model)) : written is not null))
            {
                _pump!.EndNow(DetectionErrors.NoModel());
            }

            report(DetectionErrors.NoModel(WrittenInput));
            return false;
        }

        if (!ModelId.TryParse(name, out var model))
        {
            report(DetectionErrors.InvalidModel(name!));
            return false;
        }

        if (_options is null || _options.Model != model || _options.AccessDeniedIsFinal == isOfRow)
        {
            _options = _parameters!.CreateOptions(model!, !isOfRow, _run!.Filter.DropsClasses);
            RequireKey(_run.NeedsKey(_options), _server!);
            this.Tell($"Confidence {Confidence}, overlap {_options.Overlap}; sent as {DetectionRequest.Describe(_options)}.");
        }

        return true;
    }

    /// <summary>The first file or address as the user wrote it, or null for an image in memory.</summary>
    private string? WrittenInput => ParameterSetName switch
    {
        PathSet => WildcardPattern.Unescape(Path[0]),
        LiteralPathSet => LiteralPath[0],
        UriSet => Uri[0].OriginalString,
        _ => Row?.Written,
    };

    // The keys of a hashtable bind to no parameter.
    private NamedImage? Row => ParameterSetName == InputObjectSet ? InputObject as NamedImage : null;
}
