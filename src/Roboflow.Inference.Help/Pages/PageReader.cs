using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Syntax;
using Roboflow.Inference.Help.Output;

namespace Roboflow.Inference.Help.Pages;

/// <summary>Parses a Markdown page into its sections.</summary>
internal static class PageReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <exception cref="PageException">The page does not begin with its title.</exception>
    internal static Page Read(string file)
    {
        var blocks = Markdown.Parse(File.ReadAllText(file), Pipeline).ToList();
        if (blocks is not [HeadingBlock { Level: 1 }, ..])
        {
            throw new PageException(file, 1, "A page must begin with its title: # Name.");
        }

        var at = 0;
        var page = ReadSection(file, blocks, ref at);
        return at == blocks.Count ? page : throw new PageException(file, blocks[at].Line + 1, "A page must have only one title.");
    }

    private static Page ReadSection(string file, List<Block> blocks, ref int at)
    {
        var heading = (HeadingBlock)blocks[at++];
        var topic = TopicName(blocks, ref at);
        var own = new List<Block>();
        while (at < blocks.Count && blocks[at] is not HeadingBlock)
        {
            own.Add(blocks[at++]);
        }

        var sections = new List<Page>();
        while (at < blocks.Count && blocks[at] is HeadingBlock next && next.Level > heading.Level)
        {
            sections.Add(ReadSection(file, blocks, ref at));
        }

        return new Page(file, heading, PlainText.Of(file, heading).ToString(), [.. own], [.. sections]) { TopicName = topic };
    }

    // Only a comment directly below a heading names a topic; any other one is an error.
    private static string? TopicName(List<Block> blocks, ref int at)
    {
        if (at == blocks.Count || blocks[at] is not HtmlBlock { Type: HtmlBlockType.Comment } comment)
        {
            return null;
        }

        at++;
        return PlainText.Code(comment).Replace("<!--", string.Empty, StringComparison.Ordinal).Replace("-->", string.Empty, StringComparison.Ordinal).Trim();
    }
}
