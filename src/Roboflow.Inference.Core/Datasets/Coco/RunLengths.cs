using System.Collections.Generic;
using System.Linq;
using System.Text;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// COCO's run lengths of a mask: the number of pixels outside and inside in turn, column by column. As text, each is the
/// difference from the one two before, in groups of five bits with a sign, as in pycocotools.
/// </summary>
internal static class RunLengths
{
    private const int FirstCharacter = '0';
    private const int Bits = 5;
    private const int MoreFollows = 1 << Bits;
    private const int Sign = 1 << (Bits - 1);

    /// <summary>Whether the run lengths cover the mask exactly; if not, pycocotools reads beyond its memory.</summary>
    internal static bool Cover(IReadOnlyList<long> runs, int width, int height)
    {
        // One at a time, because a sum of untrusted numbers can overflow.
        var left = (long)width * height;
        return runs.All(run => run >= 0 && (left -= run) >= 0) && left == 0;
    }

    /// <summary>Returns the smallest box around the pixels inside, or null if all are outside.</summary>
    internal static BoxCorners? Bounds(IReadOnlyList<long> runs, int height)
    {
        BoxCorners? bounds = null;
        long start = 0;
        for (var i = 0; i < runs.Count; start += runs[i], i++)
        {
            if (i % 2 == 0 || runs[i] == 0)
            {
                continue;
            }

            // A run that continues in the next column includes the last row of one and the first row of the other.
            long first = start / height, last = (start + runs[i] - 1) / height;
            var (top, bottom) = first == last ? (start % height, (start + runs[i] - 1) % height) : (0, height - 1);
            var run = new BoxCorners(first, top, last + 1, bottom + 1);
            bounds = bounds is { } before ? before.Union(run) : run;
        }

        return bounds;
    }

    /// <summary>Converts run lengths to text.</summary>
    internal static string Compress(IReadOnlyList<long> runs)
    {
        var text = new StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            var rest = i > 2 ? runs[i] - runs[i - 2] : runs[i];
            bool isLast;
            do
            {
                var piece = (int)(rest & (MoreFollows - 1));
                rest >>= Bits;
                isLast = rest == ((piece & Sign) != 0 ? -1 : 0);
                _ = text.Append((char)(FirstCharacter + piece + (isLast ? 0 : MoreFollows)));
            }
            while (!isLast);
        }

        return text.ToString();
    }

    /// <summary>Converts text to run lengths; null if the text is invalid.</summary>
    internal static IReadOnlyList<long>? Expand(string text)
    {
        var runs = new List<long>();
        for (var at = 0; at < text.Length;)
        {
            long run = 0;
            int piece, shift = 0;
            do
            {
                piece = at < text.Length ? text[at++] - FirstCharacter : -1;
                if (piece is < 0 or >= 2 * MoreFollows || shift > 50)
                {
                    return null;
                }

                run |= (long)(piece & (MoreFollows - 1)) << shift;
                shift += Bits;
            }
            while ((piece & MoreFollows) != 0);

            run |= (piece & Sign) != 0 ? -1L << shift : 0;
            runs.Add(runs.Count > 2 ? run + runs[runs.Count - 2] : run);
        }

        return runs;
    }
}
