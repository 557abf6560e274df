using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Browsing;

/// <summary>The run of a browsing cmdlet: several queries to the management API at once, answers in input order.</summary>
/// <typeparam name="TItem">The type of the output.</typeparam>
internal sealed class BrowsingRun<TItem>
{
    private readonly RunPump<Question, IReadOnlyList<TItem>> _pump;

    internal BrowsingRun(PSCmdlet cmdlet, ManagementClient client, string? sessionWorkspace, int throttleLimit)
    {
        Finder = new ProjectFinder(client, sessionWorkspace);
        _pump = new(cmdlet, new Run<Question, IReadOnlyList<TItem>>(throttleLimit))
        {
            Activity = static () => "Reading from the management API",
            WriteResult = (_, items) => cmdlet.WriteObject(items, enumerateCollection: true),
            Describe = static (question, failure) => failure is RoboflowException refused
                ? ManagementErrors.From(refused, question.Kind, question.Name)
                : ManagementErrors.Unexpected(failure, question.Name),
        };
    }

    internal ProjectFinder Finder { get; }

    internal IRunPump Pump => _pump;

    /// <summary>Submits one query.</summary>
    internal void Ask(Question question, Func<RunLog, CancellationToken, Task<IReadOnlyList<TItem>>> ask) =>
        _pump.Submit(run => run.Add(question, ask));

    /// <summary>Writes an error about the input, after the answers to the queries before it.</summary>
    internal void Report(ErrorRecord error) => _pump.Report(error);

    /// <summary>Returns the projects' names, as written and as parsed; an invalid one is an error.</summary>
    internal IEnumerable<(string Text, ProjectName Name)> ReadNames(IEnumerable<string> texts, string? workspace)
    {
        if (workspace is not null && !ProjectName.IsWorkspace(workspace))
        {
            _pump.Report(ManagementErrors.InvalidWorkspace(workspace));
            yield break;
        }

        foreach (var text in texts)
        {
            if (NamePatterns.IsPattern(text) && ProjectName.TryParse(text, out var name))
            {
                yield return (text, name! with { Workspace = name.Workspace ?? workspace?.Trim().Trim('/') });
            }
            else
            {
                _pump.Report(text == ProjectNameTransformationAttribute.NoName ? ManagementErrors.NamesNoProject() : ManagementErrors.InvalidName(text));
            }
        }
    }
}
