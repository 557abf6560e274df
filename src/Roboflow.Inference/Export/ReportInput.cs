using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Files;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>Groups pipeline input into images: each result is one, and so are consecutive predictions of one image.</summary>
/// <param name="cmdlet">The command, whose location is the base of relative paths.</param>
/// <param name="submit">Receives an image.</param>
/// <param name="report">Receives an error.</param>
internal sealed class ReportInput(PSCmdlet cmdlet, Action<ReportImage> submit, Action<ErrorRecord> report)
{
    private readonly Stopwatch _clock = new();
    private readonly HashSet<string> _grouped = new(FolderPaths.Comparer);
    private readonly List<Prediction> _group = [];
    private string? _groupPath;

    internal void Take(PSObject item)
    {
        // The first image was in progress before it arrived; the rate is measured from then on.
        _clock.Start();
        if (PredictionReader.ReadResult(item) is { } result)
        {
            cmdlet.WarnOfInput(item, result.Predictions);
            Flush();
            Submit(result.Path ?? result.Predictions.FirstOrDefault()?.Path, result, Possible(PredictionReader.ReadAll(item)!, item));
        }
        else if (PredictionReader.ReadPrediction(item) is { } prediction)
        {
            cmdlet.WarnOfInput(item, [prediction]);
            Gather(prediction, item);
        }
        else
        {
            report(BoxErrors.NotAPrediction(item));
        }
    }

    /// <summary>Submits the pending predictions of the current image.</summary>
    internal void Flush()
    {
        if (_groupPath is not { } path)
        {
            return;
        }

        _groupPath = null;

        if (path.Length > 0 && !_grouped.Add(path))
        {
            report(ReportErrors.Repeated(path));
        }
        else
        {
            var first = _group.FirstOrDefault();
            Submit(path, new DetectionResult { Model = first?.Model, ImageWidth = first?.ImageWidth, ImageHeight = first?.ImageHeight }, [.. _group]);
        }

        _group.Clear();
    }

    private void Gather(Prediction prediction, PSObject item)
    {
        var path = prediction.Path ?? string.Empty;
        if (_groupPath is null || !FolderPaths.Comparer.Equals(_groupPath, path))
        {
            Flush();
            _groupPath = path;
        }

        _group.AddRange(Possible([prediction], item));
    }

    private List<Prediction> Possible(IReadOnlyList<Prediction> predictions, PSObject item)
    {
        var possible = predictions.Where(BoxConverter.IsPossible).ToList();
        if (possible.Count < predictions.Count)
        {
            report(BoxErrors.ImpossibleBox(item));
        }

        return possible;
    }

    private void Submit(string? path, DetectionResult result, IReadOnlyList<Prediction> predictions) => submit(new ReportImage
    {
        Path = FullPath(path),
        Model = result.Model ?? predictions.FirstOrDefault()?.Model,
        Width = result.ImageWidth ?? predictions.FirstOrDefault()?.ImageWidth,
        Height = result.ImageHeight ?? predictions.FirstOrDefault()?.ImageHeight,
        ServerTime = result.Time is { } time && FiniteNumber.Is(time) ? time : null,
        Arrival = _clock.Elapsed,
        Predictions = predictions,
    });

    // A path that PowerShell cannot resolve is kept unchanged: the error about its thumbnail names it.
    private string? FullPath(string? path) =>
        path is not { Length: > 0 } || WebAddress.Of(path) is not null ? path : PathResolver.ResolveOrKeep(cmdlet, path);
}
