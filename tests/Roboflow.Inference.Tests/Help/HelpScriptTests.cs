using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Help;

/// <summary>Parses the scripts that no test can run (for a scheduler or another machine) and checks their commands.</summary>
public sealed partial class HelpScriptTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    public static TheoryData<string> Files =>
    [
        "README.md",
        .. Directory.GetFiles(HelpPages.Pages, "*.md").Select(f => Path.GetRelativePath(ModuleSession.RepositoryRoot, f)),
        .. Directory.GetFiles(Path.Combine(ModuleSession.RepositoryRoot, "samples", "scale-out"), "*.ps1")
            .Select(f => Path.GetRelativePath(ModuleSession.RepositoryRoot, f)),
        .. Directory.GetFiles(Path.Combine(ModuleSession.RepositoryRoot, "samples", "tasks"), "*.ps1")
            .Select(f => Path.GetRelativePath(ModuleSession.RepositoryRoot, f)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Scripts_parse_and_use_commands_and_parameters_that_exist(string file)
    {
        var text = File.ReadAllText(Path.Combine(ModuleSession.RepositoryRoot, file)).ReplaceLineEndings("\n");
        var ours = _session.Run("Get-Command -Module Roboflow.Inference").Output.Select(o => (CommandInfo)o.BaseObject)
            .ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        var used = Scripts(file, text).SelectMany(Commands).Where(c => c.GetCommandName()?.Contains("Roboflow", StringComparison.Ordinal) == true).ToArray();
        Assert.True(file is not "README.md" || used.Length > 5, "Hardly any command is found in the README.");
        Assert.All(used, command =>
        {
            Assert.True(ours.TryGetValue(command.GetCommandName(), out var info), $"There is no {command.GetCommandName()}.");
            Assert.All(
                command.CommandElements.OfType<CommandParameterAst>(),
                p => Assert.Contains(p.ParameterName, info.Parameters.Keys, StringComparer.OrdinalIgnoreCase));
            Assert.True(info.ParameterSets.Any(set => IsComplete(command, set)), $"A mandatory parameter is missing: {command}");
        });
    }

    // A splatted table may contain any parameter.
    private bool IsComplete(CommandAst command, CommandParameterSetInfo set)
    {
        var given = _session.Run(
            "[System.Management.Automation.Language.StaticParameterBinder]::BindCommand($args[0], $true).BoundParameters.Keys",
            null,
            command).Output.Select(o => (string)o.BaseObject).ToArray();
        var isPiped = command.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] != command;
        return command.CommandElements.Any(e => e is VariableExpressionAst { Splatted: true })
            || set.Parameters.All(p => !p.IsMandatory || given.Contains(p.Name, StringComparer.OrdinalIgnoreCase)
                || (isPiped && (p.ValueFromPipeline || p.ValueFromPipelineByPropertyName)));
    }

    private static IEnumerable<string> Scripts(string file, string text) => file.EndsWith(".ps1", StringComparison.Ordinal)
        ? [text]
        : PowerShellBlock().Matches(text).Select(block => Typed(block.Groups["code"].Value));

    // A block with prompts also shows output.
    private static string Typed(string block) => block.Contains("PS> ", StringComparison.Ordinal)
        ? string.Join('\n', block.Split('\n').Where(line => line.StartsWith("PS> ", StringComparison.Ordinal)).Select(line => line[4..]))
        : block;

    private static IEnumerable<CommandAst> Commands(string script)
    {
        var parsed = Parser.ParseInput(script, out _, out var errors);
        Assert.True(errors.Length == 0, string.Join(Environment.NewLine, errors.Select(e => e.ToString())));
        return parsed.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
    }

    [GeneratedRegex("^```powershell\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PowerShellBlock();
}
