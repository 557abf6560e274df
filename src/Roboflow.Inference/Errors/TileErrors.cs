using System;
using System.Globalization;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of scaling images down and of cutting them into tiles.</summary>
internal static class TileErrors
{
    internal static ErrorRecord ImageElsewhere(string? address) => ErrorRecordFactory.Create(
        new InvalidOperationException("The server fetches this image itself: it cannot be scaled or cut into tiles here."),
        ErrorId.ImageElsewhere, address,
        "Fetch it first: Invoke-WebRequest <address> | Invoke-RoboflowDetection, or leave out -MaxDimension and -TileSize.");

    internal static ErrorRecord NoTileSize(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} is about tiles, which were not asked for."), ErrorId.TileSizeMissing, parameter,
        "Say with -TileSize how large a tile is, for example 640.");

    internal static ErrorRecord OverlapTooLarge(double overlap) => ErrorRecordFactory.Create(
        new ArgumentException(overlap.ToString(CultureInfo.InvariantCulture) + " of -TileOverlap would send every pixel a hundred times and more."),
        ErrorId.TileOverlapTooLarge, overlap, "Use at most 90 percent; 20 is usual.");
}
