using System.Collections.Generic;

namespace Roboflow.Emulator.Drawing;

/// <summary>A font of capital letters with 3 x 5 dots, for the emulator's class names.</summary>
internal static class LabelFont
{
    private const int Columns = 3;
    private const int Rows = 5;

    // Five rows from the top, each an octal digit whose bits are the dots from the left.
    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['a'] = "25755",
        ['b'] = "65656",
        ['c'] = "34443",
        ['d'] = "65556",
        ['e'] = "74647",
        ['f'] = "74644",
        ['g'] = "34553",
        ['h'] = "55755",
        ['i'] = "72227",
        ['j'] = "11152",
        ['k'] = "55655",
        ['l'] = "44447",
        ['m'] = "57755",
        ['n'] = "65555",
        ['o'] = "25552",
        ['p'] = "65644",
        ['q'] = "25573",
        ['r'] = "65655",
        ['s'] = "34216",
        ['t'] = "72222",
        ['u'] = "55557",
        ['v'] = "55552",
        ['w'] = "55775",
        ['x'] = "55255",
        ['y'] = "55222",
        ['z'] = "71247",
        ['-'] = "00700",
    };

    internal static int Height(int dot) => Rows * dot;

    internal static int Width(string text, int dot) => ((text.Length * (Columns + 1)) - 1) * dot;

    internal static void Draw(Canvas canvas, string text, int left, int top, int dot, string color)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = Glyphs.GetValueOrDefault(text[i], "77777");
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Columns; column++)
                {
                    if (((glyph[row] - '0') & (4 >> column)) != 0)
                    {
                        canvas.Rectangle(left + (((i * (Columns + 1)) + column) * dot), top + (row * dot), dot, dot, color);
                    }
                }
            }
        }
    }
}
