using System.Globalization;

namespace Roboflow.Inference.Help.Pages;

/// <summary>An error in a page, in a format that the build shows as an error at its line.</summary>
internal sealed record PageProblem(string File, int Line, string Text)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): error HELP001: {Text}");
}
