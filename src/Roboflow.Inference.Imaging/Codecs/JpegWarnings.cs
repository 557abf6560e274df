using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Tells libjpeg's warnings of missing or damaged pixels from those of oddities, with which every pixel is right.</summary>
internal static class JpegWarnings
{
    // So many bytes between the last pixel and the end mark are a camera's own; more of any other value are pixels gone astray.
    private const int MostStrayBytes = 64;

    private const string Stray = @"(\d+) extraneous bytes before marker 0xd9";

    private static readonly string[] Oddities
        = ["Adobe color transform", "JFIF revision number", "Invalid SOS parameters", "Inconsistent progression sequence"];

    /// <param name="warnings">libvips' lines, of which there may be none.</param>
    /// <param name="jpeg">The image that they are about.</param>
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
