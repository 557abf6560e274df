using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig.Syntax;
using Roboflow.Inference.Help.Facts;

namespace Roboflow.Inference.Help.Pages;

/// <summary>All pages in docs/, checked, with the cmdlets' data from the engine.</summary>
internal sealed record HelpSource(IReadOnlyList<CmdletHelp> Cmdlets, IReadOnlyList<Page> Topics)
{
    private const string SharedPage = "shared-parameters.md";

    /// <exception cref="PageException">There are errors; it lists all of them.</exception>
    internal static HelpSource Read(IReadOnlyList<CommandFacts> commands, string folder)
    {
        var shared = PageReader.Read(Path.Combine(folder, SharedPage));
        var problems = new List<PageProblem>();
        var cmdlets = new List<CmdletHelp>();
        foreach (var facts in commands)
        {
            var file = Path.Combine(folder, facts.Name + ".md");
            if (!File.Exists(file))
            {
                problems.Add(new PageProblem(file, 1, $"{facts.Name} has no page; see docs/README.md for how to write one."));
                continue;
            }

            var page = PageReader.Read(file);
            problems.AddRange(CmdletPageRules.Check(page, facts, shared));
            cmdlets.Add(new CmdletHelp(facts, page, Texts(page, facts, shared)));
        }

        problems.AddRange(CmdletPageRules.CheckShared(shared, commands));
        problems.AddRange(PagesWithoutCmdlet(folder, commands));
        return problems.Count == 0
            ? new HelpSource(cmdlets, [.. AboutPages(folder).SelectMany(page => TopicSections.Of(page).Prepend(page))])
            : throw new PageException(problems);
    }

    private static IEnumerable<Page> AboutPages(string folder)
        => Directory.GetFiles(folder, "about_*.md").Order(StringComparer.Ordinal).Select(PageReader.Read);

    private static Dictionary<string, Block[]> Texts(Page page, CommandFacts facts, Page shared) => facts.Parameters
        .Select(p => (p.Name, Section: page.Under("Parameters").FirstOrDefault(s => s.Title == "-" + p.Name) ?? shared.Section("-" + p.Name)))
        .Where(p => p.Section is not null)
        .ToDictionary(p => p.Name, p => p.Section!.Prose, StringComparer.Ordinal);

    private static IEnumerable<PageProblem> PagesWithoutCmdlet(string folder, IReadOnlyList<CommandFacts> commands) => Directory.GetFiles(folder, "*-*.md")
        .Where(file => Path.GetFileNameWithoutExtension(file) is var name && char.IsUpper(name[0]) && commands.All(c => c.Name != name))
        .Select(file => new PageProblem(file, 1, "The module has no cmdlet with this name."));
}
