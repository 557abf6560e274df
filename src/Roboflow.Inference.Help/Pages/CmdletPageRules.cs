using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Roboflow.Inference.Help.Facts;

namespace Roboflow.Inference.Help.Pages;

/// <summary>The rules for a cmdlet's page.</summary>
internal static class CmdletPageRules
{
    private static readonly string[] Required = ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs"];
    private static readonly string[] Allowed = [.. Required, "Errors", "Related links"];
    private static readonly string[] HeadingsOnly = ["Examples", "Parameters", "Inputs", "Outputs"];

    internal static IEnumerable<PageProblem> Check(Page page, CommandFacts facts, Page shared) =>
        Headings(page, facts).Concat(Parameters(page, facts, shared)).Concat(Examples(page)).Concat(Types(page, facts));

    internal static IEnumerable<PageProblem> CheckShared(Page shared, IReadOnlyList<CommandFacts> commands) => shared.Sections
        .Where(s => !commands.Any(c => c.Parameters.Any(p => "-" + p.Name == s.Title)))
        .Select(s => new PageProblem(s.File, s.Line, $"No cmdlet has a parameter {s.Title}."));

    private static IEnumerable<PageProblem> Headings(Page page, CommandFacts facts)
    {
        if (page.Title != facts.Name)
        {
            yield return Problem(page, $"The title must be {facts.Name}.");
        }

        foreach (var name in Required.Where(name => page.Section(name) is null))
        {
            yield return Problem(page, $"The section {name} is missing.");
        }

        foreach (var section in page.Sections.Where(s => !Allowed.Contains(s.Title, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Problem(section, $"A cmdlet's page has no section {section.Title}: it has {string.Join(", ", Allowed)}.");
        }

        // PowerShell's help format has no place for such text: it would be on the page but not in the help.
        foreach (var lost in page.Sections.Where(s => HeadingsOnly.Contains(s.Title, StringComparer.OrdinalIgnoreCase)).Prepend(page)
            .Where(s => s.Blocks.Length > 0))
        {
            yield return Problem(lost, $"Get-Help does not show text directly under {lost.Title}: move it under a heading there.");
        }

        foreach (var empty in page.Sections.Where(s => s.Blocks.Length + s.Sections.Length == 0 && s.Title != "Parameters"))
        {
            yield return Problem(empty, $"The section {empty.Title} is empty.");
        }
    }

    private static IEnumerable<PageProblem> Parameters(Page page, CommandFacts facts, Page shared)
    {
        var described = page.Under("Parameters");
        foreach (var section in described.Where(s => facts.Parameters.All(p => "-" + p.Name != s.Title)))
        {
            yield return Problem(section, $"{facts.Name} has no parameter {section.Title}.");
        }

        foreach (var section in described.Where(s => s.Blocks.Length == 0))
        {
            yield return Problem(section, $"The parameter {section.Title} has a heading but no text.");
        }

        foreach (var missing in facts.Parameters.Where(p => described.All(s => s.Title != "-" + p.Name) && shared.Section("-" + p.Name) is null))
        {
            yield return Problem(
                page.Section("Parameters") ?? page,
                $"The parameter -{missing.Name} of {facts.Name} has no text, here or in shared-parameters.md.");
        }
    }

    private static IEnumerable<PageProblem> Examples(Page page)
    {
        var examples = page.Under("Examples");
        if (examples.Length < 3)
        {
            yield return Problem(page.Section("Examples") ?? page, "There must be at least three examples.");
        }

        foreach (var example in examples.Where(e => e.Blocks.OfType<FencedCodeBlock>().Count(c => c.Info == "powershell") != 1))
        {
            yield return Problem(example, "An example must have exactly one powershell block.");
        }
    }

    // Outputs are compared with [OutputType]; inputs with whether any parameter accepts pipeline input.
    private static IEnumerable<PageProblem> Types(Page page, CommandFacts facts)
    {
        var outputs = page.Under("Outputs").Select(s => s.Title).Where(t => t != "None").ToArray();
        foreach (var name in facts.OutputTypes.Except(outputs, StringComparer.Ordinal))
        {
            yield return Problem(page.Section("Outputs") ?? page, $"The output {name} has no heading.");
        }

        foreach (var name in outputs.Except(facts.OutputTypes, StringComparer.Ordinal))
        {
            yield return Problem(page.Section("Outputs")!, $"{name} is not in the [OutputType] of {facts.Name}.");
        }

        var takesInput = facts.Parameters.Any(p => p.Sets.Any(s => s.ByValue || s.ByPropertyName));
        if (page.Under("Inputs").Any(s => s.Title != "None") != takesInput)
        {
            yield return Problem(page.Section("Inputs") ?? page, takesInput
                ? "Describe the pipeline input."
                : "The cmdlet does not accept pipeline input: write ### None.");
        }
    }

    private static PageProblem Problem(Page where, string text) => new(where.File, where.Line, text);
}
