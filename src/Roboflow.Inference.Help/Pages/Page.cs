using System;
using System.Linq;
using Markdig.Syntax;

namespace Roboflow.Inference.Help.Pages;

/// <summary>A heading with what stands under it; the page itself is one, too.</summary>
internal sealed record Page(string File, HeadingBlock Heading, string Title, Block[] Blocks, Page[] Sections)
{
    internal int Line => Heading.Line + 1;

    /// <summary>Its name as a topic of its own, where a comment gives it one.</summary>
    internal string? TopicName { get; init; }

    /// <summary>All that stands under the heading, sub-headings included, in the order of the page.</summary>
    internal Block[] Prose => [.. Blocks, .. Sections.SelectMany(s => s.Prose.Prepend(s.Heading))];

    internal Page? Section(string title) => Sections.FirstOrDefault(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sections of a section; none where it is missing.</summary>
    internal Page[] Under(string title) => Section(title)?.Sections ?? [];
}
