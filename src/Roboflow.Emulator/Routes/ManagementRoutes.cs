using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Requests;
using Roboflow.Emulator.Vision;

namespace Roboflow.Emulator.Routes;

/// <summary>The management API. GET /{a}/{b} is also the inference route if an image is named.</summary>
internal static class ManagementRoutes
{
    internal const string Workspace = "emulator";
    private const string Project = "shapes";

    internal static void Map(WebApplication app, EmulatorState state)
    {
        app.MapGet(
            "/",
            context => AnswerAsync(context, state, () => new JsonObject { ["welcome"] = "Welcome to the Roboflow API.", ["workspace"] = Workspace }));
        app.MapGet("/{workspace}", (string workspace, HttpContext context) => AnswerAsync(context, state, () => workspace != Workspace ? null : new JsonObject
        {
            ["workspace"] = new JsonObject { ["name"] = "Emulator", ["url"] = Workspace, ["projects"] = new JsonArray(ProjectNode()) },
        }));
        app.MapGet("/{a}/{b}", (string a, string b, HttpContext context) => a == Workspace
            ? AnswerAsync(
                context,
                state,
                () => b != Project ? null : new JsonObject { ["project"] = ProjectNode(), ["versions"] = new JsonArray(VersionNode()) })
            : InferenceRoute.HandleAsync(a + "/" + b, context, state));
        app.MapGet("/{workspace}/{project}/{version}", (string workspace, string project, string version, HttpContext context) =>
            AnswerAsync(
                context,
                state,
                () => (workspace, project, version) != (Workspace, Project, "1") ? null : new JsonObject { ["version"] = VersionNode() }));
    }

    private static async Task AnswerAsync(HttpContext context, EmulatorState state, Func<JsonObject?> answer)
    {
        try
        {
            ApiKeyCheck.Require(context.Request, state.Options);
            var body = answer() ?? throw EmulatorFault.ForStatus(404, state.Options.Dialect);
            await InferenceRoute.WriteJsonAsync(context, body).ConfigureAwait(false);
        }
        catch (EmulatorFault fault)
        {
            await InferenceRoute.WriteJsonAsync(context, fault).ConfigureAwait(false);
        }
    }

    private static JsonObject ProjectNode()
    {
        var classes = new JsonObject();
        foreach (var name in Enumerable.Range(0, ShapeColor.Count).SelectMany(c => ShapeDetector.Forms.Select(f => ShapeColor.NameOf(c) + "-" + f)))
        {
            classes[name] = 1;
        }

        return new JsonObject
        {
            ["id"] = Workspace + "/" + Project,
            ["name"] = "Shapes",
            ["type"] = "object-detection",
            ["images"] = 0,
            ["classes"] = classes,
            ["colors"] = new JsonObject { ["red-circle"] = "#ff0000", ["blue-square"] = "#0000ff" },
            ["versions"] = 1,
        };
    }

    private static JsonObject VersionNode() => new()
    {
        ["id"] = Workspace + "/" + Project + "/1",
        ["name"] = "Computed from pixels",
        ["created"] = 1764000000,
        ["images"] = 0,
        ["splits"] = new JsonObject { ["train"] = 0, ["valid"] = 0, ["test"] = 0 },
        ["model"] = new JsonObject { ["id"] = Project + "/1", ["endpoint"] = "/" + Project + "/1" },
    };
}
