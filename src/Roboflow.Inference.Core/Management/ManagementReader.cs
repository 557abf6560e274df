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
            Projects = ReadList(workspace.Field("projects"), "project", p => ReadListed(p, name, asked: null), log),
        };
    }

    internal static RoboflowProject ReadProject(JsonElement answer, string workspace, string asked, RunLog? log = null)
    {
        var project = ReadListed(answer.Field("project"), workspace, asked)!;
        var versions = ReadList(answer.Field("versions"), "version", v => ReadVersion(v, project.Workspace, project.Project, number: null), log);
        return project with { Versions = versions.OrderByDescending(v => v.Version).ToList() };
    }

    internal static RoboflowVersion? ReadVersion(JsonElement version, string workspace, string project, int? number)
    {
        // The id is workspace/project/3, or in some answers only the number.
        number ??= LastPart(version.Text("id")) is { } last && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
        if (number is not { } known)
        {
            return null;
        }

        var splits = version.Field("splits");
        var model = version.Field("model");
        return new RoboflowVersion
        {
            Workspace = workspace,
            Project = project,
            Version = known,
            Name = ServerText.Clean(version.Text("name") ?? string.Empty),
            Model = ModelOf(model, project, known),
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

    // Items without a readable id are left out, with a warning. A list can be missing, but a different value is as one unreadable item.
    private static List<T> ReadList<T>(JsonElement list, string noun, Func<JsonElement, T?> read, RunLog? log)
        where T : class
    {
        var readable = Items(list).Select(read).OfType<T>().ToList();
        var lost = list.ValueKind switch
        {
            JsonValueKind.Array => list.GetArrayLength() - readable.Count,
            JsonValueKind.Undefined or JsonValueKind.Null => 0,
            _ => 1,
        };
        if (lost > 0)
        {
            log?.Warn($"{Counted.Of(lost, noun)} in the answer cannot be read and {(lost == 1 ? "is" : "are")} left out.");
        }

        return readable;
    }

    private static RoboflowProject? ReadListed(JsonElement project, string workspace, string? asked)
    {
        var name = LastPart(project.Text("id")) ?? asked;
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
    private static string? ModelOf(JsonElement model, string project, int version)
    {
        if (model.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
        {
            return null;
        }

        var id = model.ValueKind == JsonValueKind.String ? TerminalText.Harmless(model.GetString()!) : model.Text("id");
        var parts = (id ?? string.Empty).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 ? parts[parts.Length - 2] + "/" + parts[parts.Length - 1] : FormattableString.Invariant($"{project}/{version}");
    }

    private static string? LastPart(string? id) => id?.Split(['/'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    private static IEnumerable<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
