using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Management;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Completion;

/// <summary>
/// Offers classes: those that the model detected in this session, then those of its project. The model is that of
/// <c>-Model</c>, else the session's; without one, all classes detected so far.
/// </summary>
internal sealed class ClassCompleter : QuietCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound)
    {
        var model = Given(bound, "Model") ?? RoboflowSession.Current.Connection?.Model;
        var seen = SessionCatalog.Models.SeenClasses(model).Select(c => (c, "Seen in this session"));
        return [.. seen, .. OfProject(model)];
    }

    private static IEnumerable<(string Text, string ToolTip)> OfProject(string? model)
    {
        // workspace/slug does not show the model's project.
        if (model is null || !ProjectName.TryParse(model, out var name) || name!.Version is null)
        {
            return [];
        }

        var classes = SessionCatalog.Project(name)?.Classes ?? [];
        return classes.Select(c => (c.Name, c.Count is { } count ? $"Labels in the project: {count}" : c.Name));
    }
}
