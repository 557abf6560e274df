using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace Roboflow.Inference.Help.Pages;

/// <summary>A heading with what stands under it; the page itself is one, too.</summary>
internal sealed record Page(string File, string Title, int Line, IReadOnlyList<Block> Blocks, IReadOnlyList<Page> Sections)
{
    internal Page? Section(string title) => Sections.FirstOrDefault(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sections of a section; none where it is missing.</summary>
    internal IReadOnlyList<Page> Under(string title) => Section(title)?.Sections ?? [];
}
