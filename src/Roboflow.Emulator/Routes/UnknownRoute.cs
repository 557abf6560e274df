using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Roboflow.Emulator.Routes;

/// <summary>The answer of the server's framework to an unknown route or method, with its text in <c>detail</c>.</summary>
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
