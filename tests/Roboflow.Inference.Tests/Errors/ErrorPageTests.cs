using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>Compares about_Roboflow_Errors with the module's catalog of error ids.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(HelpPages.Pages, "about_Roboflow_Errors.md")).ReplaceLineEndings("\n");

    // What an import says comes from a script: the catalog's assembly may be that of another version.
    [Fact]
    public void The_page_lists_the_catalog_in_its_order() => Assert.Equal(
        [("OtherVersionLoaded", "ResourceExists"), .. ErrorCatalog.Entries], ErrorOnPage().Matches(Page).Select(match => (match.Groups["id"].Value, match.Groups["category"].Value)));

    [Fact]
    public void Every_id_of_the_catalog_is_used() => Assert.Equal(ErrorCatalog.Entries.Select(e => e.Id).Order(), ErrorCatalog.UsedIds.Order());

    // It takes an id of the catalog, so no other can be made.
    [Fact]
    public void Only_the_factory_makes_error_records() => Assert.Equal(["ErrorRecordFactory"], ErrorCatalog.MakersOfRecords);

    [Fact]
    public void Cmdlet_pages_name_ids_that_exist()
    {
        var ids = ErrorCatalog.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(HelpPages.Cmdlets, cmdlet =>
        {
            var page = File.ReadAllText(Path.Combine(HelpPages.Pages, cmdlet + ".md"));
            var errors = page[page.IndexOf("## Errors", StringComparison.Ordinal)..];
            Assert.All(IdOnCmdletPage().Matches(errors).SelectMany(line => CodeSpan().Matches(line.Value)), id => Assert.Contains(id.Groups["id"].Value, ids));
        });
    }

    [GeneratedRegex(@"^### (?<id>\w+)\n\n(?<category>\w+)\.", RegexOptions.Multiline)]
    private static partial Regex ErrorOnPage();

    [GeneratedRegex("^- (`\\w+`(, )?)+:", RegexOptions.Multiline)]
    private static partial Regex IdOnCmdletPage();

    [GeneratedRegex("`(?<id>\\w+)`")]
    private static partial Regex CodeSpan();
}
