using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Roboflow.Inference.Tests.Support;
using Xunit;

namespace Roboflow.Inference.Tests.Help;

/// <summary>What the README and the pages link to is there, and the README leaves no page out.</summary>
public sealed partial class PageLinksTests
{
    private static readonly string Root = ModuleSession.RepositoryRoot;

    [Fact]
    public void The_readme_links_every_page_of_help()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var pages = Directory.GetFiles(Path.Combine(Root, "docs"), "*-*.md").Select(Path.GetFileName)
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "about_*.md").Select(Path.GetFileName))
            .Where(page => page != "shared-parameters.md")
            .ToArray();

        Assert.True(pages.Length > 20, $"{pages.Length} pages");
        Assert.DoesNotContain(pages, page => !readme.Contains($"](docs/{page}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        string[] pages = [.. Directory.GetFiles(Root, "*.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")];
        var links = pages
            .SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => (Page: page, Target: m.Groups[1].Value.Split('#')[0])))
            // docs/README.md shows how to write a link.
            .Where(link => link.Target is not ("" or "Other-Cmdlet.md") && !link.Target.Contains(':', StringComparison.Ordinal))
            .ToArray();

        Assert.True(links.Length > 50, $"{links.Length} links");
        Assert.DoesNotContain(links, link => !Path.Exists(Path.Combine(Path.GetDirectoryName(link.Page)!, link.Target)));
    }

    // The mail's are those of a script in samples/tasks.
    [Fact]
    public void Every_parameter_that_a_page_names_exists()
    {
        using var session = new ModuleSession();
        var known = session.Run("(Get-Command -Module Roboflow.Inference).Parameters.Values.ForEach({ $_.Name; $_.Aliases })").Output
            .Select(o => o.ToString()).Concat(["MailTo", "MailServer"]).ToArray();
        string[] pages = [.. Directory.GetFiles(Root, "*.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")];
        var named = pages.SelectMany(page => Parameter().Matches(File.ReadAllText(page)).Select(m => (Page: page, Name: m.Groups[1].Value))).ToArray();

        Assert.True(named.Length > 200, $"{named.Length} parameters");
        Assert.DoesNotContain(named, n => !known.Contains(n.Name, StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex("`-([A-Z]\\w+)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
