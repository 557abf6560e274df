using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Routes;

/// <summary>The emulator's own routes, below <c>/_emulator</c>: misbehavior, statistics, received requests, hosted images, reset.</summary>
internal static class AdminRoutes
{
    private const long ImageLimit = 64_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    internal static void Map(WebApplication app, EmulatorState state)
    {
        app.MapPost("/_emulator/misbehave", context => MisbehaveAsync(context, state));
        app.MapDelete("/_emulator/misbehave", (string? model) => Behave(model, state));
        app.MapGet("/_emulator/statistics", () => Results.Json(state.Statistics, Json));
        app.MapGet("/_emulator/requests", () => Results.Json(state.Received.Select(RequestView.Of), Json));
        app.MapGet("/_emulator/requests/{index:int}/image", (int index) =>
            state.Received.ElementAtOrDefault(index) is { } request ? Results.Bytes(request.Image, "application/octet-stream") : Results.NotFound());
        app.MapGet("/_emulator/images/{name}", (string name) =>
            state.Files.TryGetValue(name, out var file) ? Results.Bytes(file.Content, file.Type) : Results.NotFound());
        app.MapPut("/_emulator/images/{name}", (string name, HttpContext context) => HostAsync(name, context, state));
        app.MapPost("/_emulator/reset", () =>
        {
            state.Reset();
            return Results.NoContent();
        });
    }

    // One way to fail, or a list of ways in turn.
    private static async Task MisbehaveAsync(HttpContext context, EmulatorState state)
    {
        var model = context.Request.Query["model"].ToString();
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            var ways = body.RootElement.ValueKind == JsonValueKind.Array
                ? body.Deserialize<Misbehavior[]>(Json)!
                : [body.Deserialize<Misbehavior>(Json)!];
            if (model.Length == 0 || Array.Exists(ways, w => w is null))
            {
                throw new ArgumentException("Name the model with ?model= and give one way, or a list of ways.");
            }

            state.Misbehaviors.Set(model, ways);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            await InferenceRoute.WriteJsonAsync(context, EmulatorFault.Words(400, e.Message)).ConfigureAwait(false);
        }
    }

    private static IResult Behave(string? model, EmulatorState state)
    {
        if (model is null)
        {
            state.Misbehaviors.Clear();
        }
        else
        {
            state.Misbehaviors.Clear(model);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> HostAsync(string name, HttpContext context, EmulatorState state)
    {
        using var content = new MemoryStream();
        if (!await BoundedCopy.RunAsync(context.Request.Body, content, ImageLimit, context.RequestAborted).ConfigureAwait(false))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        state.Files[name] = (content.ToArray(), context.Request.ContentType ?? "application/octet-stream");
        return Results.NoContent();
    }
}
