using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Completion;

/// <summary>Offers the palettes, then the colours that have a name.</summary>
internal sealed class ColourCompleter : QuietCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound) =>
        Palette.Names.Select(p => (p, "A palette: each class has its own colour"))
            .Concat(Rgb.Names.Select(n => (n, Rgb.TryParse(n, out var colour) ? colour.ToString() : n)));
}
