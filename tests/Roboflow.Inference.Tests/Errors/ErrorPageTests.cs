using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>Compares about_Roboflow_Errors with the sources.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Source = Path.Combine(ModuleSession.RepositoryRoot, "src", "Roboflow.Inference");
    private static readonly string Page = File.ReadAllText(Path.Combine(HelpPages.Pages, "about_Roboflow_Errors.md")).ReplaceLineEndings("\n");

    private static (string Id, string Category)[] InSources =>
    [
        .. Directory.GetFiles(Path.Combine(Source, "Errors"), "*.cs")
            .SelectMany(file => ErrorInSource().Matches(File.ReadAllText(file)))
            .Select(match => (match.Groups["id"].Value, match.Groups["category"].Value))
            .Distinct().Order(),
    ];

    [Fact]
    public void Every_id_of_the_sources_is_on_the_page_with_its_category_and_no_other() => Assert.Equal(
        InSources, ErrorOnPage().Matches(Page).Select(match => (match.Groups["id"].Value, match.Groups["category"].Value)).Order());

    // Otherwise the test above would not see it.
    [Fact]
    public void Errors_are_made_nowhere_but_in_Errors()
    {
        var text = string.Concat(Directory.GetFiles(Path.Combine(Source, "Errors"), "*.cs").Select(File.ReadAllText));
        Assert.Equal(Regex.Count(text, @"ErrorCategory\.\w"), ErrorInSource().Count(text));
        Assert.DoesNotContain(
            Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
            file => Path.GetFileName(Path.GetDirectoryName(file)) != "Errors" && Regex.IsMatch(File.ReadAllText(file), @"new ErrorRecord\(|ErrorCategory\."));
    }

    [Fact]
    public void Cmdlet_pages_name_ids_that_exist()
    {
        var ids = InSources.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(HelpPages.Cmdlets, cmdlet =>
        {
            var page = File.ReadAllText(Path.Combine(HelpPages.Pages, cmdlet + ".md"));
            var errors = page[page.IndexOf("## Errors", StringComparison.Ordinal)..];
            Assert.All(IdOnCmdletPage().Matches(errors).SelectMany(line => CodeSpan().Matches(line.Value)), id => Assert.Contains(id.Groups["id"].Value, ids));
        });
    }

    [GeneratedRegex(@"""(?<id>\w+)"",\s*ErrorCategory\.(?<category>\w+)")]
    private static partial Regex ErrorInSource();

    [GeneratedRegex(@"^### (?<id>\w+)\n\n(?<category>\w+)\.", RegexOptions.Multiline)]
    private static partial Regex ErrorOnPage();

    [GeneratedRegex("^- (`\\w+`(, )?)+:", RegexOptions.Multiline)]
    private static partial Regex IdOnCmdletPage();

    [GeneratedRegex("`(?<id>\\w+)`")]
    private static partial Regex CodeSpan();
}
