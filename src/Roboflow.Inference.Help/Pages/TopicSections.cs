using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Roboflow.Inference.Help.Pages;

/// <summary>
/// The sections of an about page that also become topics: a comment below the heading gives the topic's name. Get-Help
/// searches texts only if no name contains the word, and PowerShell has commands with "mail" or "new" in their names, so
/// such words find a section only by its own name.
/// </summary>
internal static partial class TopicSections
{
    /// <summary>The width of the names in Get-Help's list, which truncates longer ones.</summary>
    private const int LongestName = 33;

    /// <exception cref="PageException">Get-Help cannot show the name.</exception>
    internal static IEnumerable<Page> Of(Page page) => page.Sections
        .Where(section => section.TopicName is not null)
        .Select(section => Topic(page, section, section.TopicName!));

    private static Page Topic(Page page, Page section, string name)
    {
        if (name.Length > LongestName || !Name().IsMatch(name))
        {
            throw new PageException(section.File, section.Line, $"The topic {name} needs the form about_Roboflow_Word and at most {LongestName} characters.");
        }

        return new Page(section.File, section.Heading, name, [],
        [
            Part("Short description", [.. Markdown.Parse(section.Title + ".")]),
            Part("Long description", section.Blocks) with { Sections = section.Sections },
            Part("See also", [.. Markdown.Parse("- " + page.Title)]),
        ]);

        Page Part(string title, Block[] blocks) => new(section.File, section.Heading, title, blocks, []);
    }

    [GeneratedRegex("^about_Roboflow(_[A-Z0-9][A-Za-z0-9]*)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
