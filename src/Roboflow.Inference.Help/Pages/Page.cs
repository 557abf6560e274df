using System;
using System.Linq;
using Markdig.Syntax;

namespace Roboflow.Inference.Help.Pages;

/// <summary>A heading with its content; also the page itself.</summary>
internal sealed record Page(string File, HeadingBlock Heading, string Title, Block[] Blocks, Page[] Sections)
{
    internal int Line => Heading.Line + 1;

    /// <summary>The name of the topic that the section also becomes, or null.</summary>
    internal string? TopicName { get; init; }

    /// <summary>The content under the heading, including subheadings, in page order.</summary>
    internal Block[] Prose => [.. Blocks, .. Sections.SelectMany(s => s.Prose.Prepend(s.Heading))];

    internal Page? Section(string title) => Sections.FirstOrDefault(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the subsections of a section; none if it is missing.</summary>
    internal Page[] Under(string title) => Section(title)?.Sections ?? [];
}
