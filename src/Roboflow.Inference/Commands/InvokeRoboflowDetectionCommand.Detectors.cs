using System;
using Roboflow.Inference.Api;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Commands;

/// <content>Who is asked about a picture: the endpoint, through tiles or scaling, behind a journal.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private IDetector CreateDetector(DetectionOptions options)
    {
        var endpoint = new EndpointDetector(_client!, options);
        var scaled = MaxDimension is { } longest ? new ScaledDetector(endpoint, longest, ThrottleLimit) : null;
        var cut = CreateTileOptions(options);
        IDetector detector = cut is not null ? new TiledDetector(endpoint, scaled, cut, ThrottleLimit)
            : scaled is not null ? scaled
            : endpoint;
        return _journal is null ? detector : new JournaledDetector(
            detector, _journal, FormattableString.Invariant($"{_endpoint}\n{options.Model}\n{DetectionRequest.Describe(options)}{(MaxDimension is null ? null : "\nscaled to " + MaxDimension)}{(cut is null ? null : "\n" + cut)}"));
    }

    private TileOptions? CreateTileOptions(DetectionOptions options)
    {
        if (TileSize is not { } side)
        {
            return null;
        }

        var shared = Threshold.FromUser(TileOverlap);
        if (shared.Percent > 90)
        {
            ThrowTerminatingError(TileErrors.OverlapTooLarge(TileOverlap));
        }

        return new TileOptions(side, (int)Math.Round(side * shared.Fraction), !NoWholeImage, options.Overlap.Fraction);
    }
}
