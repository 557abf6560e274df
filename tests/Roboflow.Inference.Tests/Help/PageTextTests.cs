using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Help;

/// <summary>Each line of a page is in the text of Get-Help.</summary>
public sealed partial class PageTextTests
{
    private static readonly string[] Frame = ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Errors", "Related links"];

    public static TheoryData<string> Pages => [.. HelpPages.Cmdlets, .. HelpPages.Topics];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_line_of_a_page_is_in_the_help(string name)
    {
        var lines = Lines(File.ReadAllLines(Path.Combine(HelpPages.Pages, name + ".md"))).ToArray();
        Assert.True(lines.Length > 10, $"{name} has hardly any text.");
        var help = Words(HelpPages.TextOf(name));
        Assert.DoesNotContain(lines, line => !help.Contains(Words(line), StringComparison.Ordinal));
    }

    // The engine has its own section headings, the header of a table is dropped when the table becomes a list, and a comment names a topic.
    private static IEnumerable<string> Lines(string[] page) => page
        .Where((line, index) => index + 1 == page.Length || !page[index + 1].StartsWith("|--", StringComparison.Ordinal))
        .Where(line => !new[] { "```", "|--", "<!-- about_" }.Any(mark => line.StartsWith(mark, StringComparison.Ordinal)))
        .Where(line => !Frame.Contains(line.TrimStart('#', ' '), StringComparer.OrdinalIgnoreCase) || !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => Words(line).Length > 2);

    // " A B C ": without markup, punctuation and line breaks. A link to another page is reduced to its text.
    private static string Words(string text)
        => " " + string.Join(' ', Word().Matches(PageLink().Replace(text, "]")).Select(m => m.Value.ToUpperInvariant())) + " ";

    [GeneratedRegex(@"\]\((?!https?:)[^)]*\)")]
    private static partial Regex PageLink();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
