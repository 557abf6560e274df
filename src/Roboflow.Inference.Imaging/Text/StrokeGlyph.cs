using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>One letter of <see cref="StrokeFont"/>: lines between points of a grid.</summary>
/// <param name="Width">Width in units.</param>
/// <param name="Strokes">The lines as points; x from the left, y from the top of a capital letter; 8 is the base line.</param>
internal sealed record StrokeGlyph(int Width, IReadOnlyList<(double X, double Y)[]> Strokes)
{
    /// <summary>The lowest point of any letter, in units from the top of a capital letter.</summary>
    internal const int Depth = 10;

    // From space to tilde, one line each: its width, then strokes as series of points, x then y (a is 10).
    private static readonly StrokeGlyph[] Ascii = [.. """
        3
        0 0005 08
        2 0002 2022
        6 2018 5048 0363 0565
        6 615010010314546567581807 3038
        8 7018 102031322313020110 657586877868575665
        7 781211203041420507184875
        0 0002
        2 20020628
        2 00222608
        4 2125 0244 0442
        4 2226 0444
        1 1709
        3 0535
        0 08
        5 5008
        5 104051574818070110
        2 022028
        5 01104051530858
        5 01104051534424 445557481807
        5 48400555
        5 500003435457481807
        5 514010010718485754431304
        5 005028
        5 104051534414030110 4455574818070514
        5 071848575140100104154554
        0 04 08
        1 14 1709
        5 520558
        5 0454 0656
        5 025508
        5 01104051532526 28
        8 6828060220608285766563 63433435465665
        6 083068 1555
        5 00084857554404 0040515344
        6 6150200206285867
        6 00084866624000
        5 50000858 0444
        5 500008 0444
        6 61502002062858676444
        6 0008 6068 0464
        0 0008
        4 4047381807
        5 0008 5005 2358
        5 000858
        6 0800346068
        6 08006860
        6 204062664828060220
        5 08004051534404
        6 204062664828060220 4668
        5 08004051534404 2458
        5 514010010314445557481807
        6 0060 3038
        6 000628486660
        6 003860
        8 0028426880
        6 0068 6008
        6 003460 3438
        5 00500858
        2 20000929
        5 0058
        2 00202909
        4 032043
        5 0959
        1 0011
        4 0413334448 45150607183847
        4 0008 0413334447381807
        4 4433130407183847
        4 4048 4433130407183847
        4 05454433130407183847
        3 30201118 0333
        4 4433130407183847 43493a1a
        4 0008 0413334448
        0 01 0308
        2 21 23291a0a
        4 0008 4306 1548
        1 000718
        6 0308 0413233438 3443536468
        4 0308 0413334448
        4 133344473818070413
        4 030a 0413334447381807
        4 434a 4433130407183847
        3 0308 052333
        4 44331304153647381807
        3 11172838 0333
        4 0307183847 4348
        4 032843
        6 0328344863
        4 0348 4308
        4 0328 43281a0a
        4 03430848
        3 302011130415182939
        0 0009
        3 001021233425281909
        5 051424354554
        """.Split('\n').Select(Parse)];

    private static readonly StrokeGlyph Missing = Parse("5 0050 5058 5808 0800");

    /// <summary>Returns the letter, or an empty square for a non-ASCII character.</summary>
    internal static StrokeGlyph Of(char letter) => letter is >= ' ' and <= '~' ? Ascii[letter - ' '] : Missing;

    private static StrokeGlyph Parse(string glyph)
    {
        var parts = glyph.Trim().Split(' ');
        return new StrokeGlyph(parts[0][0] - '0', [.. parts.Skip(1).Select(Points)]);
    }

    private static (double X, double Y)[] Points(string stroke)
    {
        var points = new (double X, double Y)[stroke.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = (Digit(stroke[2 * i]), Digit(stroke[(2 * i) + 1]));
        }

        return points;
    }

    private static int Digit(char c) => c == 'a' ? 10 : c - '0';
}
