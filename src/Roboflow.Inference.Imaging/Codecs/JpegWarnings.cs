using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Distinguishes libjpeg's warnings about missing or damaged pixels from harmless ones.</summary>
internal static class JpegWarnings
{
    // Cameras can add a few bytes between the last pixel and the end marker; more of them, unless all equal, are misplaced pixels.
    private const int MostStrayBytes = 64;

    private const string Stray = @"(\d+) extraneous bytes before marker 0xd9";

    private static readonly string[] Oddities
        = ["Adobe color transform", "JFIF revision number", "Invalid SOS parameters", "Inconsistent progression sequence"];

    /// <param name="warnings">libvips' lines; can be empty.</param>
    /// <param name="jpeg">The image.</param>
    internal static bool AreHarmless(string warnings, ReadOnlySpan<byte> jpeg)
    {
        var any = false;
        foreach (var line in warnings.Split('\n'))
        {
            if (line.Length > 0)
            {
                any = true;
                if (!Array.Exists(Oddities, line.Contains) && !IsPadding(line, jpeg))
                {
                    return false;
                }
            }
        }

        return any;
    }

    private static bool IsPadding(string line, ReadOnlySpan<byte> jpeg)
    {
        var match = Regex.Match(line, Stray, RegexOptions.None, TimeSpan.FromSeconds(1));
        if (!match.Success || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var end = jpeg.LastIndexOf(JpegMarkers.EndOfImage);
        return count <= MostStrayBytes
            || (count <= end && jpeg.Slice(end - count, count) is var stray && Padding.TrimEnd(stray, stray[0]).IsEmpty);
    }
}
