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

    /// <summary>Image files, taken as written.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Image files, taken as written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Addresses of images that the server downloads.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UriSet, HelpMessage = "Addresses of images that the server downloads.")]
    [ImageAddressTransformation]
    [ValidateNotNullOrEmpty]
    public Uri[] Uri { get; set; } = [];

    /// <summary>An image in memory: byte[], Stream (left open), or the output of Invoke-WebRequest.</summary>
    [Parameter(
        Mandatory = true,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = InputObjectSet,
        HelpMessage = "An image in memory: byte[], Stream, or the output of Invoke-WebRequest.")]
    [Alias("RawContentStream")]
    [ImageBytesTransformation]
    public Stream? InputObject { get; set; }

    /// <summary>The server's base address. Default: the session's, else ROBOFLOW_API_URL, else https://detect.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the server. Default: that of Connect-Roboflow, else ROBOFLOW_API_URL, else https://detect.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    /// <summary>The model: project/version or workspace/slug. Default: that of Connect-Roboflow.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The model: project/version, for example hard-hats/3, or workspace/slug. Default: that of Connect-Roboflow.")]
    [ModelTransformation]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The minimum confidence, in percent 0 to 100 (a value below 1 is a fraction), or a hashtable with one per class. Default 40.</summary>
    [Parameter(HelpMessage = "Minimum confidence in percent, 0 to 100, or a hashtable of class names and percentages; the key * is for all others.")]
    [ClassThresholdsTransformation]
    [PSDefaultValue(Help = "40")]
    public ClassThresholds Confidence { get; set; } = new(Threshold.FromUser(ClassThresholdsTransformationAttribute.Default));

    /// <summary>The maximum overlap (IoU) of two boxes of a class, in percent 0 to 100; a value below 1 is a fraction. Default 30.</summary>
    [Parameter(HelpMessage = "Maximum overlap of two boxes of one class in percent, 0 to 100; a value below 1 is a fraction.")]
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

    /// <summary>The maximum number of predictions per image.</summary>
    [Parameter(HelpMessage = "Maximum number of predictions per image.")]
    [Alias("MaxDetections")]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxDetection { get; set; }

    /// <summary>The maximum length of an image's longer side, in pixels; a larger image is scaled down before it is sent.</summary>
    [Parameter(HelpMessage = "Maximum length of an image's longer side, in pixels; a larger image is scaled down before it is sent.")]
    [ValidateRange(16, 100_000)]
    public int? MaxDimension { get; set; }

    /// <summary>The side of the square tiles, in pixels, in which larger images are also sent.</summary>
    [Parameter(HelpMessage = "Side of the square tiles, in pixels, in which larger images are also sent.")]
    [ValidateRange(32, 100_000)]
    public int? TileSize { get; set; }

    /// <summary>How much of a tile's side it shares with its neighbor, in percent 0 to 90; a value below 1 is a fraction. Default 20.</summary>
    [Parameter(HelpMessage = "How much of a tile's side it shares with its neighbor, in percent 0 to 90; a value below 1 is a fraction.")]
    [ValidateRange(0.0, 100.0)]
    public double TileOverlap { get; set; } = 20;

    /// <summary>Sends only the tiles, not the whole image.</summary>
    [Parameter(HelpMessage = "Sends only the tiles, not the whole image.")]
    public SwitchParameter NoWholeImage { get; set; }

    /// <summary>How the image is sent.</summary>
    [Parameter(HelpMessage = "How the image is sent: Base64 as documented, or Multipart, a quarter smaller.")]
    public BodyFormat BodyFormat { get; set; }

    /// <summary>Writes one object per image, including images without detections.</summary>
    [Parameter(HelpMessage = "Writes one object per image, with its predictions, including images without any.")]
    public SwitchParameter AsResult { get; set; }

    /// <summary>A file that records finished images, so that an interrupted run resumes without paying twice.</summary>
    [Parameter(HelpMessage = "A file that records finished images, so that an interrupted run resumes without paying twice.")]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    /// <summary>Writes only new results, not those of images in the journal.</summary>
    [Parameter(HelpMessage = "Writes only new results, not those of images in the journal.")]
    public SwitchParameter SkipJournaled { get; set; }

    /// <summary>This worker's part of the images: K/N, or Auto.</summary>
    [Parameter(HelpMessage = "This worker's part of the images: K/N, for example 2/4, or Auto in a Slurm array or a Kubernetes Indexed Job.")]
    [ValidateNotNullOrEmpty]
    public string? Shard { get; set; }

    /// <summary>What the server returns: predictions, its own drawing, or both. Default Json.</summary>
    [Parameter(HelpMessage = "What the server returns: Json, Image (its own drawing) or ImageAndJson.")]
    public AnswerFormat Format { get; set; }

    /// <summary>Line width in pixels of the server's drawing.</summary>
    [Parameter(HelpMessage = "Line width in pixels of the server's drawing.")]
    [ValidateRange(1, 100)]
    public int? Stroke { get; set; }

    /// <summary>Makes the server label each box with its class.</summary>
    [Parameter(HelpMessage = "Makes the server label each box with its class.")]
    public SwitchParameter Labels { get; set; }

    /// <summary>The folder, or the file, for the server's drawing.</summary>
    [Parameter(HelpMessage = "The folder for the server's drawings, or the file for a single image.")]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Overwrites existing drawings.</summary>
    [Parameter(HelpMessage = "Overwrites existing drawings.")]
    public SwitchParameter Force { get; set; }
}
