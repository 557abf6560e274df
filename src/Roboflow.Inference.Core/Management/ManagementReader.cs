using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Json;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Management;

/// <summary>Reads the answers of the management API. Only names are required; all other fields are optional.</summary>
internal static class ManagementReader
{
    internal static RoboflowWorkspace ReadWorkspace(JsonElement answer, string asked, RunLog? log = null)
    {
        var workspace = answer.Field("workspace");
        var name = workspace.Text("url") ?? asked;
        return new RoboflowWorkspace
        {
            Workspace = name,
            Name = ServerText.Clean(workspace.Text("name") ?? name),
            Projects = ReadList(workspace.Field("projects"), "project", p => ReadListed(p, name, asked: null), p => p.Project.ToUpperInvariant(), log),
        };
    }

    internal static RoboflowProject ReadProject(JsonElement answer, string workspace, string asked, RunLog? log = null)
    {
        var project = ReadListed(answer.Field("project"), workspace, asked)!;
        WarnOfOther(project.Project, asked, log);
        var versions = ReadList(
            answer.Field("versions"), "version", v => ReadVersion(v, project.Workspace, project.Project, number: null, log), v => v.Version, log);
        return project with { Versions = versions.OrderByDescending(v => v.Version).ToList() };
    }

    internal static RoboflowVersion? ReadVersion(JsonElement version, string workspace, string project, int? number, RunLog? log = null)
    {
        // The id is workspace/project/3, or in some answers only the number.
        var id = Parts(version.Text("id"));
        int? stated = id.Length > 0 && int.TryParse(id[id.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var ofProject = id.Length > 1 ? id[id.Length - 2] : project;
        if (number is null && !IsSame(ofProject, project))
        {
            return null;
        }

        if ((number ?? stated) is not { } known)
        {
            return null;
        }

        if (number is not null)
        {
            WarnOfOther(FormattableString.Invariant($"{ofProject}/{stated ?? known}"), FormattableString.Invariant($"{project}/{known}"), log);
        }

        var splits = version.Field("splits");
        var model = version.Field("model");
        return new RoboflowVersion
        {
            Workspace = workspace,
            Project = project,
            Version = known,
            Name = ServerText.Clean(version.Text("name") ?? string.Empty),
            Model = ModelOf(model, project, known, log),
            Created = version.Time("created"),
            Images = version.WholeNumber("images"),
            Train = splits.WholeNumber("train"),
            Valid = splits.WholeNumber("valid"),
            Test = splits.WholeNumber("test"),
            Map = model.Number("map"),
            Precision = model.Number("precision"),
            Recall = model.Number("recall"),
        };
    }

    // Items without a readable id, or with that of another project, are left out, with a warning; so is what is listed again. A list can
    // be missing, but a different value is as one unreadable item.
    private static List<T> ReadList<T>(JsonElement list, string noun, Func<JsonElement, T?> read, Func<T, object> key, RunLog? log)
        where T : class
    {
        var readable = Items(list).Select(read).OfType<T>().ToList();
        var once = readable.GroupBy(key).Select(same => same.First()).ToList();
        if (once.Count < readable.Count)
        {
            var repeated = readable.Count - once.Count;
            log?.Warn($"{Counted.Of(repeated, noun)} in the answer {(repeated == 1 ? "repeats another and is" : "repeat others and are")} left out.");
        }

        var lost = list.ValueKind switch
        {
            JsonValueKind.Array => list.GetArrayLength() - readable.Count,
            JsonValueKind.Undefined or JsonValueKind.Null => 0,
            _ => 1,
        };
        if (lost > 0)
        {
            log?.Warn($"{Counted.Of(lost, noun)} in the answer {(lost == 1 ? "has no usable id and is" : "have no usable ids and are")} left out.");
        }

        return once;
    }

    private static RoboflowProject? ReadListed(JsonElement project, string workspace, string? asked)
    {
        var name = Parts(project.Text("id")).LastOrDefault() ?? asked;
        return name is null ? null : new RoboflowProject
        {
            Workspace = workspace,
            Project = name,
            Name = ServerText.Clean(project.Text("name") ?? name),
            Type = project.Text("type"),
            Images = project.WholeNumber("images"),
            VersionCount = project.WholeNumber("versions"),
            Created = project.Time("created"),
            Updated = project.Time("updated"),
            Classes = ReadClasses(project),
        };
    }

    // An object of names and counts, or a list of names. Colors can also exist for classes without labels.
    private static List<RoboflowClass> ReadClasses(JsonElement project)
    {
        var classes = project.Field("classes");
        var colors = project.Field("colors");
        var counted = classes.ValueKind == JsonValueKind.Object
            ? classes.EnumerateObject().Select(c => (c.Name, Count: classes.WholeNumber(c.Name)))
            : Items(classes).Where(c => c.ValueKind == JsonValueKind.String).Select(c => (Name: c.GetString()!, Count: (int?)null));
        return [.. counted.Select(c => new RoboflowClass { Name = TerminalText.Harmless(c.Name), Count = c.Count, Color = colors.Text(c.Name) })];
    }

    // A model's route has two parts; in some answers its id also includes the workspace.
    private static string? ModelOf(JsonElement model, string project, int version, RunLog? log)
    {
        if (model.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
        {
            return null;
        }

        var id = model.ValueKind == JsonValueKind.String ? TerminalText.Harmless(model.GetString()!) : model.Text("id");
        var parts = Parts(id);
        if (parts.Length > 3 || Array.Exists(parts, p => p is "." or ".."))
        {
            log?.Warn($"The model's id {ServerText.Clean(id!)} in the answer is not valid and is left out.");
            return null;
        }

        return parts.Length >= 2 ? parts[parts.Length - 2] + "/" + parts[parts.Length - 1] : FormattableString.Invariant($"{project}/{version}");
    }

    private static void WarnOfOther(string stated, string asked, RunLog? log)
    {
        if (!IsSame(stated, asked))
        {
            log?.Warn($"The server was asked for {asked} and answered about {ServerText.Clean(stated)}.");
        }
    }

    private static bool IsSame(string stated, string asked) => string.Equals(stated, asked, StringComparison.OrdinalIgnoreCase);

    private static string[] Parts(string? id) => (id ?? string.Empty).Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
