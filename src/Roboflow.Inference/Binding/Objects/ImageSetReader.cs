using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Output;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Reads one side of a comparison by image: results, predictions, and objects with the same properties.</summary>
/// <param name="cmdlet">The command that writes the errors.</param>
/// <param name="side">The side's name in errors, such as "the predictions".</param>
/// <param name="add">Receives an image's path and its predictions.</param>
internal sealed class ImageSetReader(Cmdlet cmdlet, string side, Action<string, IEnumerable<Prediction>> add)
{
    private bool _reportedNoPath;
    private bool _warnedOfNothing;
    private bool _hasNamelessResult;

    /// <summary>Whether predictions without a path are accepted, as those of one unnamed image.</summary>
    internal bool AllowsNameless { get; init; }

    /// <summary>Reads objects; an invalid one is an error.</summary>
    /// <param name="items">Results, predictions, and objects with the same properties; null, as of a command that found nothing, gives a warning.</param>
    /// <param name="invalid">Creates the error of any other object.</param>
    internal void Read(IEnumerable<PSObject?>? items, Func<PSObject, ErrorRecord> invalid)
    {
        foreach (var item in items ?? [null])
        {
            if (item is null)
            {
                WarnOfNothing();
            }
            else if (!TryRead(item))
            {
                cmdlet.WriteError(invalid(item));
            }
        }
    }

    private void WarnOfNothing()
    {
        if (!_warnedOfNothing)
        {
            _warnedOfNothing = true;
            cmdlet.Warn($"There is a $null in {side}, as of a command that found nothing: it counts as no objects. With -AsResult, its images are known.");
        }
    }

    // Returns false if the object is neither a result nor a prediction; errors in its parts are reported here.
    private bool TryRead(PSObject item)
    {
        if (PredictionReader.ReadAll(item) is not { } predictions)
        {
            return false;
        }

        cmdlet.WarnOfInput(item, predictions);
        if (PredictionReader.ReadResult(item) is { } result && !TryAddImage(result.Path ?? predictions.FirstOrDefault()?.Path ?? string.Empty))
        {
            return true;
        }

        foreach (var _ in predictions.Where(p => !BoxConverter.IsPossible(p)))
        {
            cmdlet.WriteError(BoxErrors.ImpossibleBox(item));
        }

        foreach (var image in predictions.Where(BoxConverter.IsPossible).GroupBy(p => p.Path ?? string.Empty))
        {
            if (image.Key.Length > 0 || AllowsNameless)
            {
                add(image.Key, image);
            }
            else
            {
                ReportNoPath();
            }
        }

        return true;
    }

    // An image can be empty. Two unnamed images cannot be distinguished.
    private bool TryAddImage(string path)
    {
        if (path.Length > 0 || (AllowsNameless && !_hasNamelessResult))
        {
            _hasNamelessResult |= path.Length == 0;
            add(path, []);
            return true;
        }

        if (AllowsNameless)
        {
            ReportNoPath();
            return false;
        }

        return true;
    }

    private void ReportNoPath()
    {
        if (!_reportedNoPath)
        {
            _reportedNoPath = true;
            cmdlet.WriteError(AccuracyErrors.NoPath(side));
        }
    }
}
