using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Commands;

/// <content>The parameters.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";
    private const string InputObjectSet = "InputObject";

    /// <summary>Image files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet, HelpMessage = "Image files; wildcards are allowed.")]
    [ImagePathTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Image files, taken as they are written.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Image files, taken as they are written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Images on the web, which the server fetches.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UriSet, HelpMessage = "Addresses of images that the server fetches.")]
    [ImageAddressTransformation]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    /// <summary>An image in memory: byte[], Stream (left open), or what Invoke-WebRequest gives.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = InputObjectSet,
        HelpMessage = "An image in memory: byte[], Stream, or what Invoke-WebRequest gives.")]
    [Alias("RawContentStream")]
    [ImageStreamTransformation]
    public Stream? InputObject { get; set; }

    /// <summary>The server's base address; else the session's, else ROBOFLOW_API_URL, else https://detect.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the server. Default: that of Connect-Roboflow, else ROBOFLOW_API_URL, else https://detect.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    /// <summary>The model: project/version or workspace/slug; else that of Connect-Roboflow.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The model: project/version, for example hard-hats/3, or workspace/slug. Default: that of Connect-Roboflow.")]
    [ModelTransformation]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The least confidence, in percent 0 to 100 (a value below 1 is a fraction), or a hashtable with one for each class. Default 40.</summary>
    [Parameter(HelpMessage = "Least confidence in percent, 0 to 100, or a hashtable of class names and percentages; the key * is for all others.")]
    [ClassThresholdsTransformation]
    [PSDefaultValue(Help = "40")]
    public ClassThresholds Confidence { get; set; } = new(Threshold.FromUser(ClassThresholdsTransformationAttribute.Default));

    /// <summary>The most overlap (IoU) of two boxes of a class, in percent 0 to 100; a value below 1 is a fraction. Default 30.</summary>
    [Parameter(HelpMessage = "Most overlap of two boxes of one class in percent, 0 to 100; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double Overlap { get; set; } = 30;

    /// <summary>Classes to keep; wildcards are allowed.</summary>
    [Parameter(HelpMessage = "Classes to keep; wildcards are allowed.")]
    [SupportsWildcards]
    [ValidateNameText]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[]? Class { get; set; }

    /// <summary>Classes to leave out; wildcards are allowed.</summary>
    [Parameter(HelpMessage = "Classes to leave out; wildcards are allowed.")]
    [SupportsWildcards]
    [ValidateNameText]
    [ArgumentCompleter(typeof(ClassCompleter))]
    public string[]? ExcludeClass { get; set; }

    /// <summary>The most predictions for one image.</summary>
    [Parameter(HelpMessage = "Most predictions for one image.")]
    [Alias("MaxDetections")]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxDetection { get; set; }

    /// <summary>An image whose longer side has more pixels is scaled down to it before it is sent.</summary>
    [Parameter(HelpMessage = "Images with a longer side are scaled down to this many pixels before they are sent.")]
    [ValidateRange(16, 100_000)]
    public int? MaxDimension { get; set; }

    /// <summary>Larger images are also sent in tiles of this many pixels.</summary>
    [Parameter(HelpMessage = "Side in pixels of the tiles in which larger images are also sent.")]
    [ValidateRange(32, 100_000)]
    public int? TileSize { get; set; }

    /// <summary>How much of a tile its neighbor shares, in percent 0 to 90; a value below 1 is a fraction. Default 20.</summary>
    [Parameter(HelpMessage = "How much of a tile its neighbor shares, in percent 0 to 90; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double TileOverlap { get; set; } = 20;

    /// <summary>Asks about the tiles alone.</summary>
    [Parameter(HelpMessage = "Asks about the tiles alone, not about the whole image too.")]
    public SwitchParameter NoWholeImage { get; set; }

    /// <summary>How the image travels.</summary>
    [Parameter(HelpMessage = "How the image travels: Base64 as documented, or Multipart, a quarter smaller.")]
    public BodyFormat BodyFormat { get; set; }

    /// <summary>One object an image, so that images without detections are seen.</summary>
    [Parameter(HelpMessage = "Writes one object an image, with its predictions, also for images without any.")]
    public SwitchParameter AsResult { get; set; }

    /// <summary>A file that remembers finished images, so that an interrupted run goes on without paying twice.</summary>
    [Parameter(HelpMessage = "A file that remembers finished images, so that an interrupted run goes on without paying twice.")]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Writes nothing for images that the journal has.</summary>
    [Parameter(HelpMessage = "Writes only what is new: nothing for images that the journal has.")]
    public SwitchParameter SkipJournaled { get; set; }

    /// <summary>This worker's part of an input that several share: K/N, or Auto.</summary>
    [Parameter(HelpMessage = "This worker's part of the images: K/N, for example 2/4, or Auto in a Slurm array or a Kubernetes Indexed Job.")]
    [ValidateNotNullOrEmpty]
    public string? Shard { get; set; }

    /// <summary>What the server answers with: predictions, its own drawing, or both. Default Json.</summary>
    [Parameter(HelpMessage = "What the server answers with: Json, Image (its own drawing) or ImageAndJson.")]
    public AnswerFormat Format { get; set; }

    /// <summary>Line width in pixels of the server's drawing.</summary>
    [Parameter(HelpMessage = "Line width in pixels of the server's drawing.")]
    [ValidateRange(1, 100)]
    public int? Stroke { get; set; }

    /// <summary>Has the server draw the classes' names too.</summary>
    [Parameter(HelpMessage = "Has the server draw the classes' names too.")]
    public SwitchParameter Labels { get; set; }

    /// <summary>The folder, or the file, for the server's drawing.</summary>
    [Parameter(HelpMessage = "The folder for the server's drawings, or the file for a single image.")]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Writes over drawings that exist.</summary>
    [Parameter(HelpMessage = "Writes over drawings that exist.")]
    public SwitchParameter Force { get; set; }
}
