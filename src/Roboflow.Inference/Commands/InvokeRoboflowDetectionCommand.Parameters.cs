using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Help = Roboflow.Inference.Commands.HelpText.InvokeRoboflowDetection;

namespace Roboflow.Inference.Commands;

/// <content>The parameters.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";
    private const string InputObjectSet = "InputObject";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet, HelpMessage = Help.Path)]
    [ImagePathTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet, HelpMessage = Help.LiteralPath)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UriSet, HelpMessage = Help.Uri)]
    [ImageAddressTransformation]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    [Parameter(
        Mandatory = true,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = InputObjectSet,
        HelpMessage = Help.InputObject)]
    [Alias("RawContentStream")]
    [ImageBytesTransformation]
    public Stream? InputObject { get; set; }

    [Parameter(HelpMessage = Help.Endpoint)]
    [AddressTransformation]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = Help.Model)]
    [MemberTransformation("Model")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    [Parameter(HelpMessage = Help.Confidence)]
    [ClassThresholdsTransformation]
    [PSDefaultValue(Help = "40")]
    public ClassThresholds Confidence { get; set; } = new(Threshold.FromUser(ClassThresholdsTransformationAttribute.Default));

    [Parameter(HelpMessage = Help.Overlap)]
    [ThresholdTransformation]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    [Parameter(HelpMessage = Help.Class)]
    [SupportsWildcards]
    [ValidateNameText]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[]? Class { get; set; }

    [Parameter(HelpMessage = Help.ExcludeClass)]
    [SupportsWildcards]
    [ValidateNameText]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[]? ExcludeClass { get; set; }

    [Parameter(HelpMessage = Help.MaxDetection)]
    [Alias("MaxDetections")]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxDetection { get; set; }

    [Parameter(HelpMessage = Help.MaxDimension)]
    [ValidateRange(16, 100_000)]
    public int? MaxDimension { get; set; }

    [Parameter(HelpMessage = Help.TileSize)]
    [ValidateRange(32, 100_000)]
    public int? TileSize { get; set; }

    [Parameter(HelpMessage = Help.TileOverlap)]
    [ThresholdTransformation]
    [ValidateRange(0.0, 100.0)]
    public double TileOverlap { get; set; } = 20;

    [Parameter(HelpMessage = Help.NoWholeImage)]
    public SwitchParameter NoWholeImage { get; set; }

    [Parameter(HelpMessage = Help.BodyFormat)]
    public BodyFormat BodyFormat { get; set; }

    [Parameter(HelpMessage = Help.AsResult)]
    public SwitchParameter AsResult { get; set; }

    [Parameter(HelpMessage = Help.Journal)]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    [Parameter(HelpMessage = Help.SkipJournaled)]
    public SwitchParameter SkipJournaled { get; set; }

    [Parameter(HelpMessage = Help.Shard)]
    [ValidateNotNullOrEmpty]
    public string? Shard { get; set; }

    [Parameter(HelpMessage = Help.Format)]
    public AnswerFormat Format { get; set; }

    [Parameter(HelpMessage = Help.Stroke)]
    [ValidateRange(1, 100)]
    public int? Stroke { get; set; }

    [Parameter(HelpMessage = Help.Labels)]
    public SwitchParameter Labels { get; set; }

    [Parameter(HelpMessage = Help.Destination)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    [Parameter(HelpMessage = Help.Force)]
    public SwitchParameter Force { get; set; }
}
