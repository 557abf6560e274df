using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Export;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;
using Help = Roboflow.Inference.Commands.HelpText.ExportRoboflowImage;

namespace Roboflow.Inference.Commands;

/// <summary>Draws predictions on their images, or hides detected objects, and writes the result to files.</summary>
[Cmdlet(VerbsData.Export, "RoboflowImage", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed partial class ExportRoboflowImageCommand : ExportImageCommand
{
    private readonly HashSet<string> _seen = new(PathRules.Comparer);
    private ImageGroup<Annotation>? _group;
    private AnnotationOptions _options = new();
    private ClassColors _colors = ColorScheme.Usual.ForRun();
    private LabelMaker _labels = new(null);

    [Parameter(HelpMessage = Help.Style)]
    [ValidateNotNullOrEmpty]
    public AnnotationStyle[] Style { get; set; } = [];

    [Parameter(HelpMessage = Help.Label)]
    [AllowNull]
    [AllowEmptyString]
    public object? Label { get; set; }

    [Parameter(HelpMessage = Help.Color)]
    [ColorTransformation]
    [ArgumentCompleter(typeof(ColorCompleter))]
    [ValidateNotNull]
    public ColorScheme? Color { get; set; }

    [Parameter(HelpMessage = Help.LineWidth)]
    [ValidateRange(1, 1000)]
    public int? LineWidth { get; set; }

    [Parameter(HelpMessage = Help.FontSize)]
    [ValidateRange(6, 1000)]
    public int? FontSize { get; set; }

    [Parameter(HelpMessage = Help.FontPath)]
    [ValidateNotNullOrEmpty]
    public string? FontPath { get; set; }

    [Parameter(HelpMessage = Help.Opacity)]
    [ValidateRange(0.0, 1.0)]
    public double? Opacity { get; set; }

    [Parameter(HelpMessage = Help.Suffix)]
    [ValidatePattern(@"^[^/\\:*?""<>|\x00-\x1F]*\z")]
    public string Suffix { get; set; } = string.Empty;

    [Parameter(HelpMessage = Help.IncludeEmpty)]
    public SwitchParameter IncludeEmpty { get; set; }

    private protected override string Activity => "Drawing predictions";

    private protected override bool IsCollecting => _group is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ImageFormat is { } format && Plan.Format is { } ofExtension && format != ofExtension)
        {
            ThrowTerminatingError(ExportErrors.FormatConflict(Destination, format));
        }

        BeginCombining();
        var font = FontPath is null ? null : PathResolver.Require(this, FontPath);
        _options = new AnnotationOptions
        {
            Styles = Style.Length > 0 ? Style : [AnnotationStyle.Box],
            ShowsOutlines = Style.Length == 0,
            LineWidth = LineWidth,
            FontSize = FontSize,
            FontPath = font,
            Opacity = Opacity,
        };
        _colors = (Color ?? ColorScheme.Usual).ForRun();
        try
        {
            _labels = new LabelMaker(MyInvocation.BoundParameters.ContainsKey(nameof(Label)) ? Label : UsualLabel());
            Annotator.RequireFont(font);
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ExportErrors.InvalidTemplate(e, Label!, LabelMaker.Usual));
        }
        catch (InvalidFontException e)
        {
            ThrowTerminatingError(ExportErrors.InvalidFont(e, font!));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_combined is not null)
        {
            FlushCombined(_combined);
        }
        else
        {
            Flush();
        }

        base.EndProcessing();
        if (_colors.Unused is { } unused)
        {
            this.Warn(unused);
        }
    }

    private protected override void Gather(string path, IReadOnlyList<Prediction> predictions)
    {
        if (_combined is not null)
        {
            AddToHeatmap(_combined, path, predictions);
            return;
        }

        if (_group is null || !PathRules.Comparer.Equals(_group.Path, path))
        {
            Flush();
            _group = new ImageGroup<Annotation>(path);
        }

        foreach (var prediction in predictions)
        {
            if (!BoxConverter.IsPossible(prediction))
            {
                Report(BoxErrors.ImpossibleBox(PSObject.AsPSObject(prediction)));
                _group.HasRefused = true;
                continue;
            }

            _group.Items.Add(new Annotation
            {
                Prediction = prediction,
                Label = LabelOf(prediction, _group.Items.Count + 1, path),
                Color = _colors.Of(prediction),
            });
        }
    }

    // A blurred face should not get the label "face 98%".
    private string? UsualLabel() => _options.MarksObjects ? LabelMaker.Usual : null;

    private string? LabelOf(Prediction prediction, int index, string path)
    {
        try
        {
            return _labels.Make(prediction, index);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            Report(ExportErrors.LabelFailed(e, path));
            return null;
        }
    }

    private void Flush()
    {
        if (_group is not { } group)
        {
            return;
        }

        _group = null;
        if (group is { Items.Count: 0, HasRefused: true })
        {
            this.Tell($"{AddressText.OfPath(group.Path)}: every box is impossible; not written.");
        }
        else if (group.Items.Count == 0 && !IncludeEmpty)
        {
            this.Tell($"{AddressText.OfPath(group.Path)}: no detections; not written (see -IncludeEmpty).");
        }
        else if (!_seen.Add(group.Path))
        {
            Report(ExportErrors.NotGrouped(group.Path));
        }
        else if (Plan.FileFor(group.Path, Suffix, ImageFormat) is not { } file)
        {
            Report(ExportErrors.NotBelowRoot(group.Path, Relative!));
        }
        else if (MayWrite(file, group.Path)
            && IsConfirmed(file, $"Draw {Counted.Of(group.Items.Count, "detection")} of '{TerminalText.Harmless(group.Path)}'"))
        {
            SubmitImage(group.Path, [file], (image, exported, cancellation) => Draw(image, group, file, exported, cancellation));
        }
    }

    private bool MayWrite(string file, string source) => MayWrite(
        file,
        source,
        static f => ExportErrors.IsSource(
            f, "Name another folder, or a -Suffix. To overwrite it, name the file itself as -Destination, with -Force."),
        (f, s) => Plan.IsFolder
            ? ExportErrors.Taken(f, s, "Keep the source's folders with -Relative, so that equal names do not collide.")
            : ExportErrors.OnlyOne(f, s));

    private void Draw(DecodedImage image, ImageGroup<Annotation> group, string file, ExportedImage exported, CancellationToken cancellationToken)
    {
        var changed = group.Items.Find(a => !PredictionFrame.Fits(a.Prediction, image.Pixels));
        if (changed is not null)
        {
            exported.Errors.Add(ExportErrors.Changed(group.Path, changed.Prediction, image.Pixels.Width, image.Pixels.Height));
            return;
        }

        var outside = group.Items.FindAll(a => !PredictionFrame.Shows(image.Pixels, a.Prediction));
        exported.Errors.AddRange(outside.Select(a => ExportErrors.OutsideImage(group.Path, a.Prediction)));
        if (outside.Count > 0 && outside.Count == group.Items.Count)
        {
            return;
        }

        Annotator.Draw(image.Pixels, group.Items, _options, cancellationToken);
        Exporter.Write(image, file, ImageFormat ?? DestinationPlan.FormatOf(file), exported, cancellationToken);
    }
}
