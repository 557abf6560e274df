using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Completion;

/// <summary>Offers the palettes, then the named colors.</summary>
internal sealed class ColorCompleter : QuietCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound) =>
        Palette.Names.Select(p => (p, "A palette: each class has its own color"))
            .Concat(Rgb.Names.Select(n => (n, Rgb.TryParse(n, out var color) ? color.ToString() : n)));
}
