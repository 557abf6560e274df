using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Cropping;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowCrop;

namespace Roboflow.Inference.Commands;

/// <summary>Crops each detection from its image and writes it to its own file.</summary>
[Cmdlet(VerbsData.Export, "RoboflowCrop", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRoboflowCropCommand : ExportImageCommand
{
    private const string UsualName = "{Name}-{Index}-{Class}";

    private ImageGroup<(Prediction Prediction, string File)>? _group;
    private string? _folder;
    private CropNames? _names;

    [Parameter(HelpMessage = Help.Padding)]
    [ValidateNotNull]
    public CropPadding Padding { get; set; } = new(0);

    [Parameter(HelpMessage = Help.Size)]
    [ValidateCount(1, 2)]
    [ValidateRange(1, 16384)]
    public int[]? Size { get; set; }

    [Parameter(HelpMessage = Help.FileName)]
    [ValidateNotNullOrEmpty]
    public string FileName { get; set; } = UsualName;

    [Parameter(HelpMessage = Help.ByClass)]
    public SwitchParameter ByClass { get; set; }

    private protected override string Activity => "Cropping predictions";

    private protected override bool IsCollecting => _group is { Items.Count: > 0 };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Plan.IsFolder)
        {
            ThrowTerminatingError(ExportErrors.NeedsFolder("Export-RoboflowCrop"));
        }

        try
        {
            _names = new CropNames(FileName);
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ExportErrors.InvalidTemplate(e, FileName, UsualName));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Flush();
        base.EndProcessing();
    }

    private protected override void Gather(string path, IReadOnlyList<Prediction> predictions)
    {
        if (_group is null || !PathRules.Comparer.Equals(_group.Path, path))
        {
            Flush();
            _group = new ImageGroup<(Prediction Prediction, string File)>(path);
            _folder = Plan.FolderFor(path);
            if (_folder is null)
            {
                Report(ExportErrors.NotBelowRoot(path, Relative!));
            }
        }

        if (_folder is null)
        {
            return;
        }

        foreach (var prediction in predictions)
        {
            if (!BoxConverter.IsPossible(prediction))
            {
                Report(BoxErrors.ImpossibleBox(PSObject.AsPSObject(prediction)));
                continue;
            }

            var name = _names!.Next(prediction, path, DestinationPlan.SuffixFor(path, ImageFormat));
            var file = System.IO.Path.Combine(_folder, ByClass ? FolderOf(prediction.Class) : string.Empty, name);
            if (MayWrite(file, path, static f => ExportErrors.IsSource(f), ExportErrors.CropTaken)
                && IsConfirmed(file, $"Crop {prediction} from '{TerminalText.Harmless(path)}'"))
            {
                _group.Items.Add((prediction, file));
            }
        }
    }

    private static string FolderOf(string name) => PathRules.Shorten(SafeFileName.Of(name), PathRules.LongestName);

    private void Flush()
    {
        if (_group is { Items.Count: > 0 } group)
        {
            SubmitImage(group.Path, group.Items.Select(i => i.File), (image, exported, cancellation) => Cut(image, group, exported, cancellation));
        }

        _group = null;
    }

    private void Cut(
        DecodedImage image, ImageGroup<(Prediction Prediction, string File)> group, ExportedImage exported, CancellationToken cancellationToken)
    {
        foreach (var (prediction, file) in group.Items)
        {
            // After Ctrl+C nothing more is written.
            cancellationToken.ThrowIfCancellationRequested();
            if (!PredictionFrame.Fits(prediction, image.Pixels))
            {
                exported.Errors.Add(ExportErrors.Changed(group.Path, prediction, image.Pixels.Width, image.Pixels.Height));
            }
            else if (ImageCropper.Cut(image, Padding.AddTo(PredictionFrame.ScaleTo(image.Pixels, prediction))) is { } cut)
            {
                Exporter.Write(Resized(cut), file, ImageFormat ?? DestinationPlan.FormatOf(file), exported, cancellationToken);
            }
            else
            {
                exported.Errors.Add(ExportErrors.OutsideImage(group.Path, prediction));
            }
        }
    }

    private DecodedImage Resized(DecodedImage cut) => Size switch
    {
        null => cut,
        [var longer] => ImageCropper.Fit(cut, longer),
        _ => ImageCropper.Fit(cut, Size[0], Size[1]),
    };
}
