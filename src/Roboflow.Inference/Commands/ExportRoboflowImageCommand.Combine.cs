using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowImage;

namespace Roboflow.Inference.Commands;

/// <content>The combined heat map of all images.</content>
public sealed partial class ExportRoboflowImageCommand
{
    // The map is drawn on the first of them that can be decoded and has the shape that it had at detection.
    private readonly List<(string Path, int? Width, int? Height)> _backgrounds = [];

    private CombinedHeatmap? _combined;

    [Parameter(HelpMessage = Help.Combine)]
    public SwitchParameter Combine { get; set; }

    private void BeginCombining()
    {
        if (Combine)
        {
            if (Style is not ([] or [AnnotationStyle.Heatmap]))
            {
                ThrowTerminatingError(ExportErrors.CombineNeedsHeatmap(Style));
            }

            _combined = new CombinedHeatmap();
        }
    }

    private void AddToHeatmap(CombinedHeatmap combined, string path, IReadOnlyList<Prediction> predictions)
    {
        if (_seen.Add(path))
        {
            var first = predictions.FirstOrDefault();
            _backgrounds.Add((path, first?.ImageWidth, first?.ImageHeight));
        }

        (int Width, int Height)? read = null;
        foreach (var prediction in predictions)
        {
            if (Stopping)
            {
                return;
            }

            if (!BoxConverter.IsPossible(prediction))
            {
                Report(BoxErrors.ImpossibleBox(PSObject.AsPSObject(prediction)));
                continue;
            }

            var size = prediction is { ImageWidth: > 0, ImageHeight: > 0 }
                ? (prediction.ImageWidth.Value, prediction.ImageHeight.Value)
                : read ??= ImageSizes.Read(this, path);
            if (size is not var (width, height))
            {
                Exception fault = File.Exists(path) ? new InvalidImageException("It is not an image, or cannot be read.") : new FileNotFoundException();
                Report(ExportErrors.Unreadable(fault, path));
                _ = _backgrounds.RemoveAll(b => b.Path == path);
                return;
            }

            if (!combined.Add(prediction, width, height))
            {
                Report(ExportErrors.OutsideImage(path, prediction));
            }
        }
    }

    private void FlushCombined(CombinedHeatmap combined)
    {
        if (combined.Count == 0 && !IncludeEmpty)
        {
            if (_backgrounds.Count > 0)
            {
                this.Tell("No detections on any image; not written (see -IncludeEmpty).");
            }

            return;
        }

        foreach (var (path, seenWidth, seenHeight) in _backgrounds)
        {
            if (Plan.FileFor(path, Suffix, ImageFormat) is not { } file)
            {
                Report(ExportErrors.NotBelowRoot(path, Relative!));
                return;
            }

            var action = $"Draw a heat map of {Counted.Of(combined.Count, "detection")} on '{TerminalText.Harmless(path)}'";
            if (!MayWrite(file, path) || !IsConfirmed(file, action))
            {
                return;
            }

            var isDecoded = false;
            SubmitImage(path, [file], (image, exported, cancellation) =>
            {
                var seen = new Prediction { ImageWidth = seenWidth, ImageHeight = seenHeight };
                if (!PredictionFrame.Fits(seen, image.Pixels))
                {
                    exported.Errors.Add(ExportErrors.Changed(path, seen, image.Pixels.Width, image.Pixels.Height));
                    return;
                }

                isDecoded = true;
                combined.Draw(image.Pixels, Opacity);
                Exporter.Write(image, file, ImageFormat ?? DestinationPlan.FormatOf(file), exported, cancellation);
            });
            WriteSubmitted();
            if (isDecoded)
            {
                return;
            }
        }
    }
}
