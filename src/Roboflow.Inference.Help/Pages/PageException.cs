using System;
using System.Collections.Generic;
using System.Globalization;

namespace Roboflow.Inference.Help.Pages;

/// <summary>An error in a page, in a format that the build shows as an error at its line.</summary>
internal sealed record PageProblem(string File, int Line, string Text)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): error HELP001: {Text}");
}

/// <summary>The pages contain errors.</summary>
internal sealed class PageException(IReadOnlyList<PageProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    internal PageException(string file, int line, string text)
        : this([new PageProblem(file, line, text)])
    {
    }

    internal IReadOnlyList<PageProblem> Problems { get; } = problems;
}
