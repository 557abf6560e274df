using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Help;

/// <summary>The build step that makes the help, with invalid pages.</summary>
public sealed class HelpBuildTests : IDisposable
{
    private static readonly string Tool = ModuleSession.Metadata("HelpTool");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("help");

    public HelpBuildTests()
    {
        var pages = _folder.CreateSubdirectory("docs");
        foreach (var page in Directory.GetFiles(HelpPages.Pages, "*.md"))
        {
            File.Copy(page, Path.Combine(pages.FullName, Path.GetFileName(page)));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_pages_become_the_staged_help()
    {
        var (exitCode, said) = Build();
        Assert.Equal((0, string.Empty), (exitCode, said));
        Assert.All(Directory.GetFiles(HelpPages.Folder), file =>
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(_folder.FullName, "en-US", Path.GetFileName(file)))));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_page_fails_the_build_at_its_line()
    {
        (string Right, string Wrong, string Problem)[] mistakes =
        [
            ("### -Overlap", "### -Overlapp", "Invoke-RoboflowDetection has no parameter -Overlapp."),
            ("### -Overlapp", "### -Overlapp", "The parameter -Overlap of Invoke-RoboflowDetection has no text"),
            ("## Synopsis", "## Summary", "The section Synopsis is missing."),
            ("### Roboflow.Inference.DetectionResult", "### Nothing", "The output Roboflow.Inference.DetectionResult has no heading."),
            ("# Invoke-RoboflowDetection", "# Invoke-Something", "The title must be Invoke-RoboflowDetection."),
            ("```powershell", "```ps", "An example must have exactly one powershell block."),
        ];
        var page = Page("Invoke-RoboflowDetection");
        var text = File.ReadAllText(page);
        foreach (var (right, wrong, _) in mistakes)
        {
            var at = text.IndexOf(right, StringComparison.Ordinal);
            text = text[..at] + wrong + text[(at + right.Length)..];
        }

        File.WriteAllText(page, text);
        var (exitCode, said) = Build();
        Assert.Equal(1, exitCode);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "en-US")), "Help was written all the same, and would look up to date.");
        Assert.All(mistakes, mistake => Assert.Contains(
            said.Split('\n'),
            line => line.StartsWith(page + "(", StringComparison.Ordinal) && line.Contains("): error HELP001: " + mistake.Problem, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("# about_X\n\n## Short description\n\nBrief.\n", "The section Long description is missing.")]
    [InlineData("# about_X\n\n## Short description\n\nA.\n\nB.\n\n## Long description\n\nC.\n", "The short description is one line")]
    [InlineData("# about_X\n\n## Short description\n\nA.\n\n## Long description\n\n![a](b.png)\n", "but no LinkInline")]
    [InlineData("# about_X\n\n## Short description\n\nA.\n\n## Long description\n\nFrom 0 to\n1. More.\n", "begins a list: wrap the text elsewhere")]
    [InlineData(
        "# about_X\n\n## Short description\n\nA.\n\n## Long description\n\nC.\n\n## Much\n\n<!-- about_Roboflow_Much_Too_Long_A_Name -->\n\nD.\n",
        "about_Roboflow_Much_Too_Long_A_Name needs the form")]
    public void A_topic_that_is_wrong_fails_the_build(string text, string problem)
    {
        File.WriteAllText(Page("about_X"), text);
        var (exitCode, said) = Build();
        Assert.Equal(1, exitCode);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_are_missing_superfluous_or_not_shown_fail_the_build()
    {
        File.WriteAllText(
            Page("Get-RoboflowContext"), File.ReadAllText(Page("Get-RoboflowContext")).Replace("## Inputs\n", "## Inputs\n\nLost.\n", StringComparison.Ordinal));
        File.Delete(Page("ConvertTo-BoundingBox"));
        File.WriteAllText(Page("Get-Nothing"), "# Get-Nothing\n");
        File.AppendAllText(Page("shared-parameters"), "\n## -Nothing\n\nText.\n");
        (string Page, string Problem)[] mistakes =
        [
            ("Get-RoboflowContext", "Get-Help does not show text directly under Inputs"),
            (string.Empty, "ConvertTo-BoundingBox has no page"),
            ("Get-Nothing", "The module has no cmdlet with this name."),
            ("shared-parameters", "No cmdlet has a parameter -Nothing."),
        ];

        // Each is found, whatever else is wrong.
        var (exitCode, said) = Build();
        Assert.Equal(1, exitCode);
        Assert.All(mistakes, mistake => Assert.Contains(
            said.Split('\n'),
            line => line.Contains(mistake.Page, StringComparison.Ordinal) && line.Contains(mistake.Problem, StringComparison.Ordinal)));
    }

    // Get-Help -Online opens the first link that has an address.
    [Fact]
    public void The_address_of_the_repository_is_the_first_link_of_each_cmdlet()
    {
        var (exitCode, said) = Build("https://example.org/house");
        Assert.Equal((0, string.Empty), (exitCode, said));
        var help = File.ReadAllText(Path.Combine(_folder.FullName, "en-US", "Roboflow.Inference.dll-Help.xml"));
        Assert.Contains("https://example.org/house/blob/main/docs/Invoke-RoboflowDetection.md", help, StringComparison.Ordinal);
        Assert.DoesNotContain("<maml:uri>http", File.ReadAllText(Path.Combine(HelpPages.Folder, "Roboflow.Inference.dll-Help.xml")), StringComparison.Ordinal);
    }

    private string Page(string name) => Path.Combine(_folder.FullName, "docs", name + ".md");

    private (int ExitCode, string Said) Build(params string[] address)
    {
        var module = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "net8.0", "Roboflow.Inference.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", Tool, module, Path.Combine(_folder.FullName, "docs"), Path.Combine(_folder.FullName, "en-US") }.Concat(
            address))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
