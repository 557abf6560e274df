using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Help.Pages;

/// <summary>The pages contain errors.</summary>
internal sealed class PageException(IReadOnlyList<PageProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    internal PageException(string file, int line, string text)
        : this([new PageProblem(file, line, text)])
    {
    }

    internal IReadOnlyList<PageProblem> Problems { get; } = problems;
}
