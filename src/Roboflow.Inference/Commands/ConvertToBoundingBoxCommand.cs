using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Geometry;
using Help = Roboflow.Inference.Commands.HelpText.ConvertToBoundingBox;

namespace Roboflow.Inference.Commands;

/// <summary>Converts predictions to the box formats of other tools, and back.</summary>
[Cmdlet(VerbsData.ConvertTo, "BoundingBox")]
[OutputType(
    typeof(BoundingBox),
    typeof(TopLeftBox),
    typeof(NormalizedBox),
    typeof(YoloBox),
    typeof(CocoBox),
    typeof(VocBox),
    typeof(Prediction),
    typeof(double[]))]
public sealed class ConvertToBoundingBoxCommand : PSCmdlet
{
    private BoxConverter _converter = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = Help.InputObject)]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter(HelpMessage = Help.Format)]
    public BoxFormat Format { get; set; }

    [Parameter(HelpMessage = Help.From)]
    public BoxFormat From { get; set; } = BoxFormat.Center;

    [Parameter(HelpMessage = Help.Scale)]
    [ValidateRange(0.0, 1e6)]
    public double Scale { get; set; } = 1;

    [Parameter(HelpMessage = Help.Pad)]
    [ValidateCount(1, 2)]
    public double[] Pad { get; set; } = [0];

    [Parameter(HelpMessage = Help.Clip)]
    public SwitchParameter Clip { get; set; }

    [Parameter(HelpMessage = Help.Round)]
    [ValidateRange(0, 15)]
    public int? Round { get; set; }

    [Parameter(HelpMessage = Help.ImageWidth)]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageWidth { get; set; }

    [Parameter(HelpMessage = Help.ImageHeight)]
    [ValidateRange(1, int.MaxValue)]
    public int? ImageHeight { get; set; }

    [Parameter(HelpMessage = Help.ClassName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[] ClassName { get; set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing() => _converter = new BoxConverter
    {
        Format = MyInvocation.BoundParameters.ContainsKey(nameof(From)) && !MyInvocation.BoundParameters.ContainsKey(nameof(Format))
            ? BoxFormat.Center
            : Format,
        Adjustment = new BoxAdjustment { Scale = Scale, PadX = Pad[0], PadY = Pad[^1], Clip = Clip },
        Decimals = Round,
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A single box in array format arrives as separate numbers.
        var isOneArray = From == BoxFormat.Array && InputObject.All(i => i.BaseObject is not System.Collections.IList);
        foreach (var item in isOneArray ? [PSObject.AsPSObject(InputObject)] : InputObject)
        {
            var read = Read(item).ToArray();
            this.WarnOfInput(item, read, From != BoxFormat.Center);
            foreach (var prediction in read)
            {
                Write(prediction, item);
            }
        }
    }

    private IEnumerable<Prediction> Read(PSObject item)
    {
        if (From == BoxFormat.Center)
        {
            var predictions = PredictionReader.ReadAll(item);
            if (predictions is null)
            {
                WriteError(BoxErrors.NotAPrediction(item));
            }

            return predictions ?? [];
        }

        if (BoxReader.Read(item, From) is not { } box)
        {
            WriteError(BoxErrors.NotABox(item, From));
            return [];
        }

        box = box with { ImageWidth = KnownOf(box.ImageWidth, ImageWidth), ImageHeight = KnownOf(box.ImageHeight, ImageHeight) };
        if (BoxConverter.IsInFractions(From) && box is { ImageWidth: not > 0 } or { ImageHeight: not > 0 })
        {
            WriteError(BoxErrors.NoImageSize(item, $"-From {From}"));
            return [];
        }

        return [box.ToPrediction()];
    }

    // Tools write 0 for an unknown size.
    private static int? KnownOf(int? own, int? given) => own > 0 ? own : given ?? own;

    // The number of a YOLO line means a name's place in the user's list, as in a data set; a number of the model can mean another name.
    private int? NumberOf(Prediction read)
    {
        var place = Array.IndexOf(ClassName, read.Class) is >= 0 and var index ? index : (int?)null;
        return _converter.Format == BoxFormat.Yolo && ClassName.Length > 0 && read.Class.Length > 0 ? place : read.ClassId ?? place;
    }

    private void Write(Prediction read, PSObject item)
    {
        var prediction = read with
        {
            ImageWidth = KnownOf(read.ImageWidth, ImageWidth),
            ImageHeight = KnownOf(read.ImageHeight, ImageHeight),
            Class = read.Class.Length == 0 && read.ClassId is { } id && id >= 0 && id < ClassName.Length ? ClassName[id] : read.Class,
            ClassId = NumberOf(read),
        };
        if (ClassName.Length > 0 && prediction is { Class.Length: 0, ClassId: { } number })
        {
            WriteError(BoxErrors.NoClassName(item, number, ClassName.Length));
        }
        else if (!BoxConverter.IsPossible(prediction))
        {
            WriteError(BoxErrors.ImpossibleBox(item));
        }
        else if (_converter.NeedsImageSize && prediction is { ImageWidth: not > 0 } or { ImageHeight: not > 0 })
        {
            WriteError(BoxErrors.NoImageSize(item, Clip ? "-Clip" : $"-Format {_converter.Format}"));
        }
        else if (!_converter.StaysPossible(prediction))
        {
            WriteError(BoxErrors.ImpossibleBox(item));
        }
        else if (_converter.Format == BoxFormat.Yolo && prediction.ClassId is not >= 0)
        {
            WriteError(BoxErrors.NoClassId(item, prediction.Class));
        }
        else
        {
            WriteObject(_converter.Convert(prediction), enumerateCollection: false);
        }
    }
}
