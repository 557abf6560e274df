using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Roboflow.Emulator.Routes;

/// <summary>What the server's framework says for an unknown route or method: its text is under <c>detail</c>.</summary>
internal static class UnknownRoute
{
    internal static void Map(WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context).ConfigureAwait(false);
        if (!context.Response.HasStarted && Words(context.Response.StatusCode) is { } words)
        {
            await InferenceRoute.WriteJsonAsync(context, new JsonObject { ["detail"] = words }, context.Response.StatusCode).ConfigureAwait(false);
        }
    });

    private static string? Words(int status) => status switch { 404 => "Not Found", 405 => "Method Not Allowed", _ => null };
}
