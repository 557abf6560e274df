using System;
using System.Globalization;
using System.Management.Automation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of scaling and tiling images.</summary>
internal static class TileErrors
{
    internal static ErrorRecord ImageElsewhere(string address) => ErrorRecordFactory.Create(
        new InvalidOperationException(
            $"The server downloads '{AddressText.Of(address)}' itself, so it cannot be scaled or cut into tiles here."),
        ErrorId.ImageElsewhere, address,
        "Download it first: Invoke-WebRequest <address> | Invoke-RoboflowDetection, or omit -MaxDimension and -TileSize.");

    internal static ErrorRecord NoTileSize(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} needs -TileSize."), ErrorId.TileSizeMissing, parameter,
        "Add -TileSize, for example -TileSize 640.");

    internal static ErrorRecord OverlapTooLarge(double overlap) => ErrorRecordFactory.Create(
        new ArgumentException(overlap.ToString(CultureInfo.InvariantCulture) + " for -TileOverlap would send every pixel more than a hundred times."),
        ErrorId.TileOverlapTooLarge, overlap, "Use at most 90 percent; 20 is typical.");
}
