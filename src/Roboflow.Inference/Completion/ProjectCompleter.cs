using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Completion;

/// <summary>Offers the projects of the workspace: that of <c>-Workspace</c>, else the session's.</summary>
internal sealed class ProjectCompleter : QuietCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound)
    {
        var projects = SessionCatalog.Projects(Given(bound, "Workspace"));
        return word.IndexOf('/') < 0
            ? projects.Select(p => (p.Project, p.Name))
            : projects.Select(p => (p.Id, p.Name));
    }
}
