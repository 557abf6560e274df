using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator;

/// <summary>The emulator's own routes, below <c>/_emulator</c>: misbehave, count, host a picture.</summary>
internal static class AdminRoutes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal static void Map(WebApplication app, EmulatorState state)
    {
        app.MapPost("/_emulator/misbehave", async (HttpContext context) =>
        {
            var model = context.Request.Query["model"].ToString();
            var way = await JsonSerializer.DeserializeAsync<Misbehaviour>(context.Request.Body, Json, context.RequestAborted).ConfigureAwait(false);
            state.Misbehaviours.Set(model, [way!]);
            return Results.NoContent();
        });
        app.MapDelete("/_emulator/misbehave", () =>
        {
            state.Misbehaviours.Clear();
            return Results.NoContent();
        });
        app.MapGet("/_emulator/statistics", () => Results.Json(state.Statistics, Json));
        app.MapGet("/_emulator/pictures/{name}", (string name) =>
            state.Files.TryGetValue(name, out var file) ? Results.Bytes(file.Content, file.Type) : Results.NotFound());
    }
}
