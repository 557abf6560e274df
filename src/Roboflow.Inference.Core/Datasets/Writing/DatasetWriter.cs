using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>
/// Writes a data set while predictions arrive. Files are moved into place only by <see cref="Complete"/>, and
/// <see cref="Dispose()"/> deletes incomplete files.
/// </summary>
internal abstract class DatasetWriter(DatasetWriterOptions options) : IDisposable
{
    private static readonly Field<DetectionResult>[] ResultNumbers = [.. FieldList<DetectionResult>.All.Where(f => f.IsNumber)];

    protected DatasetWriterOptions Options { get; } = options;

    /// <summary>Writes one image with its detections, if any.</summary>
    internal void Write(DetectionResult result)
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        WriteResult(WithFiniteNumbers(result) with { Predictions = result.Predictions.Where(IsWritable).ToArray() });
    }

    /// <summary>Writes one prediction without its result.</summary>
    internal void Write(Prediction prediction)
    {
        if (IsWritable(prediction))
        {
            WritePrediction(prediction);
        }
    }

    /// <summary>Writes pending data, moves the files into place and returns their full paths.</summary>
    internal abstract IReadOnlyList<string> Complete();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void WriteResult(DetectionResult result);

    protected abstract void WritePrediction(Prediction prediction);

    protected abstract void Dispose(bool disposing);

    /// <summary>Whether the format can store this name. No file can contain half of a surrogate pair.</summary>
    protected virtual bool CanHold(string className)
    {
        for (var i = 0; i < className.Length; i++)
        {
            if (char.IsSurrogate(className[i]) && !char.IsSurrogatePair(className, i++))
            {
                return false;
            }
        }

        return true;
    }

    private DetectionResult WithFiniteNumbers(DetectionResult result)
    {
        if (Array.FindAll(ResultNumbers, f => !f.IsFinite(result)) is not { Length: > 0 } lost)
        {
            return result;
        }

        var names = string.Join(" and ", lost.Select(f => f.Name));
        Options.ReportProblem(
            DatasetProblemKind.ImpossibleBox,
            result.Path,
            $"The result of {result.Path ?? "an image without a path"} is written without its {names}, which is infinite or NaN.");
        var copy = result with { };
        Array.ForEach(lost, f => f.Clear(copy));
        return copy;
    }

    // JSON has no infinity, and tools cannot use it.
    private bool IsWritable(Prediction p)
    {
        if (!BoxConverter.IsPossible(p) || !FiniteNumber.Is(p.Area ?? (p.Width * p.Height)))
        {
            Options.ReportProblem(
                DatasetProblemKind.ImpossibleBox,
                p.Path,
                $"A prediction of '{p.Class}' on {p.Path ?? "an image without a path"} is impossible: a number is infinite or NaN, or the width or height "
                    + "is negative.");
            return false;
        }

        if (!CanHold(p.Class))
        {
            // Escaped as in JSON, so that no control character reaches the terminal.
            Options.ReportProblem(DatasetProblemKind.InvalidClassName, p.Path, $"The class {JsonText.Of(w => w.WriteStringValue(p.Class))} on "
                + $"{p.Path ?? "an image without a path"} contains a character that this format does not allow.");
            return false;
        }

        return true;
    }
}
