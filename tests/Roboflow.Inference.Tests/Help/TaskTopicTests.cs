using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Help;

/// <summary>The sections of the page of tasks, each a topic of its own. tests/Pester/TaskWords.Tests.ps1 finds them by their words.</summary>
public sealed partial class TaskTopicTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    public static TheoryData<string> Topics => [.. TaskTopics];

    private static string[] TaskTopics => [.. Named().Matches(Page).Select(m => m.Groups["name"].Value)];

    private static string Page => File.ReadAllText(Path.Combine(HelpPages.Pages, "about_Roboflow_Tasks.md"));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_of_a_task_has_the_text_of_its_section(string topic)
    {
        var text = (string)_session.Run("Get-Help $args[0]", null, topic).Output.Single().BaseObject;
        Assert.Contains("about_Roboflow_Tasks", text, StringComparison.Ordinal);
        Assert.Contains("samples/tasks/", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 80 || line.Trim().IndexOf(' ') < 0, line));
        var title = text.Split('\n')[4].Trim();
        Assert.EndsWith(".", title, StringComparison.Ordinal);
        Assert.Contains("## " + title[..^1], Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_task_has_a_topic_and_a_link_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(ModuleSession.RepositoryRoot, "README.md"));
        var tasks = Heading().Matches(Page).Select(m => m.Groups["title"].Value).Where(title => !title.EndsWith("description", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(tasks.Length, TaskTopics.Length);
        Assert.All(tasks, title => Assert.Contains(
            "(docs/about_Roboflow_Tasks.md#" + Anchor().Replace(title.ToLowerInvariant(), string.Empty).Replace(' ', '-') + ")",
            readme,
            StringComparison.Ordinal));
    }

    [GeneratedRegex("^<!-- (?<name>about_Roboflow_.+) -->\r?$", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex("^## (?<title>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    // The anchor that Markdown viewers make of a heading.
    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex Anchor();
}
