using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Roboflow.Inference.Help.Pages;

/// <summary>
/// The sections of an about page that are topics of their own as well: below their heading stands a comment with the topic's
/// name. Get-Help looks for a word in names, and in texts only where no name has it; with a name of their own such sections
/// are found by words like "mail" or "new", which commands of PowerShell have in their names.
/// </summary>
internal static partial class TopicSections
{
    /// <summary>The width of names in Get-Help's list: one that is cut cannot be typed again.</summary>
    private const int LongestName = 33;

    /// <exception cref="PageException">A name that Get-Help cannot show.</exception>
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
