using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Writes a data set while the predictions arrive. Nothing is at its place before <see cref="Complete"/>, and
/// <see cref="Dispose()"/> takes away what was not completed.
/// </summary>
internal abstract class DatasetWriter(DatasetWriterOptions options) : IDisposable
{
    protected DatasetWriterOptions Options { get; } = options;

    /// <summary>Writes one image with all that was found on it, which may be nothing.</summary>
    internal void Write(DetectionResult result)
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        WriteResult(result with { Predictions = result.Predictions.Where(IsWritable).ToArray() });
    }

    /// <summary>Writes one prediction that came on its own.</summary>
    internal void Write(Prediction prediction)
    {
        if (IsWritable(prediction))
        {
            WritePrediction(prediction);
        }
    }

    /// <summary>Writes what is still held, moves the files to their places and gives their full paths.</summary>
    internal abstract IReadOnlyList<string> Complete();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void WriteResult(DetectionResult result);

    protected abstract void WritePrediction(Prediction prediction);

    protected abstract void Dispose(bool disposing);

    /// <summary>Whether the form has a way to write this name. No file can hold half of a surrogate pair.</summary>
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

    // JSON has no infinity, and no tool knows what to do with one.
    private bool IsWritable(Prediction p)
    {
        var possible = BoxConverter.IsPossible(p) && FiniteNumber.Is(p.Confidence) && FiniteNumber.Is(p.Area ?? (p.Width * p.Height))
            && (p.Points?.All(o => FiniteNumber.Is(o.X) && FiniteNumber.Is(o.Y)) ?? true)
            && (p.Keypoints?.All(o => FiniteNumber.Is(o.X) && FiniteNumber.Is(o.Y) && FiniteNumber.Is(o.Confidence)) ?? true);
        if (!possible)
        {
            Options.Tell(
                DatasetProblemKind.ImpossibleBox,
                p.Path,
                $"A prediction of '{p.Class}' on {p.Path ?? "an image without a path"} is impossible: a number is infinite or NaN, or the width or height "
                    + "is negative.");
            return false;
        }

        if (!CanHold(p.Class))
        {
            // Escaped as JSON does it: a control character is not for the terminal.
            Options.Tell(DatasetProblemKind.InvalidClassName, p.Path, $"The class {JsonText.Of(w => w.WriteStringValue(p.Class))} on "
                + $"{p.Path ?? "an image without a path"} has a character that this format cannot hold.");
            return false;
        }

        return true;
    }
}
