using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Management;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Completion;

/// <summary>Offers models: those of the session first, then projects, and after the slash the project's trained versions.</summary>
internal sealed class ModelCompleter : QuietCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound)
    {
        var known = SessionCatalog.Models.SeenModels().Select(m => (m, "Used in this session"));
        return RoboflowSession.Current.Connection?.Model is { } own
            ? [(own, "Model of Connect-Roboflow"), .. known, .. Listed(word)]
            : [.. known, .. Listed(word)];
    }

    private static string Describe(RoboflowVersion version) => FormattableString.Invariant(
        $"{version.Name}{(version.Map is { } map ? $", mAP {map:0.0}" : null)}{(version.Created is { } at ? $", {at:yyyy-MM-dd}" : null)}").TrimStart(',', ' ');

    private static IEnumerable<(string Text, string ToolTip)> Listed(string word)
    {
        var slash = word.IndexOf('/');
        var begun = slash < 0 ? word : word.Substring(0, slash);
        var projects = SessionCatalog.Projects().Where(p => slash < 0
            ? p.Project.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
            : string.Equals(p.Project, begun, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (projects.Length != 1)
        {
            return projects.Select(p => (p.Project + "/", p.Name));
        }

        var versions = SessionCatalog.Project(new ProjectName(projects[0].Workspace, projects[0].Project, Version: null))?.Versions ?? [];
        return versions.Where(v => v.Model is not null).Select(v => (v.Model!, Describe(v)));
    }
}
