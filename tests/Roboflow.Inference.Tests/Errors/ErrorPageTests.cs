using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>Compares about_Roboflow_Errors with the module's catalog of error ids.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(HelpPages.Pages, "about_Roboflow_Errors.md")).ReplaceLineEndings("\n");

    // The error of an import comes from a script, because the assembly of the catalog may be of another version.
    [Fact]
    public void The_page_lists_the_catalog_in_its_order() => Assert.Equal(
        [("OtherVersionLoaded", "ResourceExists"), .. ErrorCatalog.Entries], ErrorOnPage().Matches(Page).Select(match => (match.Groups["id"].Value, match.Groups["category"].Value)));

    [Fact]
    public void Every_id_of_the_catalog_is_used() => Assert.Equal(ErrorCatalog.Entries.Select(e => e.Id).Order(), ErrorCatalog.UsedIds.Order());

    // The factory takes only ids of the catalog.
    [Fact]
    public void Only_the_factory_makes_error_records() => Assert.Equal(["ErrorRecordFactory"], ErrorCatalog.MakersOfRecords);

    [Fact]
    public void Cmdlet_pages_name_ids_that_exist()
    {
        var ids = ErrorCatalog.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var named = HelpPages.Cmdlets.Select(cmdlet => File.ReadAllText(Path.Combine(HelpPages.Pages, cmdlet + ".md")))
            .Select(page => page[page.IndexOf("## Errors", StringComparison.Ordinal)..])
            .SelectMany(errors => IdOnCmdletPage().Matches(errors).SelectMany(line => CodeSpan().Matches(line.Value)))
            .Select(id => id.Groups["id"].Value)
            .ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Contains(id, ids));
    }

    [GeneratedRegex(@"^### (?<id>\w+)\n\n(?<category>\w+)\.", RegexOptions.Multiline)]
    private static partial Regex ErrorOnPage();

    [GeneratedRegex("^- (`\\w+`(, )?)+:", RegexOptions.Multiline)]
    private static partial Regex IdOnCmdletPage();

    [GeneratedRegex("`(?<id>\\w+)`")]
    private static partial Regex CodeSpan();
}
