using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Routes;

/// <summary>
/// The additional routes of a self-hosted server: its identity, its models, and inference with everything in a JSON body. The
/// vendor's <c>inference_sdk</c> uses them unless it is configured for the hosted service.
/// </summary>
internal static class SelfHostedRoutes
{
    // The size to which clients can scale an image down before they send it.
    private const int InputSize = 640;

    internal static void Map(WebApplication app, EmulatorState state)
    {
        app.MapGet("/info", context => InferenceRoute.WriteJsonAsync(context, new JsonObject
        {
            ["name"] = "Roboflow Inference Server",
            ["version"] = "1.5.0",
            ["uuid"] = state.Identity,
        }));
        app.MapGet("/model/registry", context => InferenceRoute.WriteJsonAsync(context, Registry(state)));
        app.MapPost("/model/add", context => ChangeAsync(context, state, (body, _) =>
        {
            ApiKeyCheck.Require(body.Text("api_key") ?? ApiKeyCheck.Find(context.Request), state.Options);
            var model = body.RequiredText("model_id");
            EmulatorModels.TaskOf(model, state.Options.Dialect);
            state.Warm.TryAdd(model, true);
        }));
        app.MapPost("/model/remove", context => ChangeAsync(context, state, (body, _) =>
        {
            if (!state.Warm.TryRemove(body.RequiredText("model_id"), out var _))
            {
                context.Response.Headers.RetryAfter = "1";
                throw EmulatorFault.Words(503, "Model is temporarily not ready - retry request.");
            }
        }));
        app.MapPost("/model/clear", context =>
        {
            state.Warm.Clear();
            return InferenceRoute.WriteJsonAsync(context, Registry(state));
        });
        foreach (var route in new[] { "infer/object_detection", "infer/instance_segmentation", "infer/classification" })
        {
            app.MapPost("/" + route, context => InferenceRoute.HandleAsync(route, context, state, InferAsync));
        }
    }

    private static async Task ChangeAsync(HttpContext context, EmulatorState state, Action<SelfHostedBody, HttpContext> change)
    {
        try
        {
            change(await SelfHostedBody.ReadAsync(context.Request, state).ConfigureAwait(false), context);
            await InferenceRoute.WriteJsonAsync(context, Registry(state)).ConfigureAwait(false);
        }
        catch (EmulatorFault fault)
        {
            await InferenceRoute.WriteJsonAsync(context, fault).ConfigureAwait(false);
        }
    }

    private static JsonObject Registry(EmulatorState state)
    {
        var models = state.Warm.Keys.Order(StringComparer.Ordinal).Select(model => new JsonObject
        {
            ["model_id"] = model,
            ["task_type"] = EmulatorModels.TaskOf(model, state.Options.Dialect),
            ["batch_size"] = 1,
            ["input_height"] = InputSize,
            ["input_width"] = InputSize,
            ["vram_bytes"] = null,
            ["request_aliases"] = new JsonArray(),
            ["request_paths"] = new JsonArray(),
        });
        var registry = new JsonObject { ["models"] = new JsonArray([.. models]) };
        foreach (var measure in new[] {
            "total_vram_bytes",
            "gpu_memory_used",
            "gpu_memory_total",
            "torch_cuda_allocated",
            "torch_cuda_reserved",
            "torch_cuda_allocator_cache",
            "non_torch_gpu_memory" })
        {
            registry[measure] = null;
        }

        return registry;
    }

    // One image gets one answer, a list of images a list of answers.
    private static async Task InferAsync(string route, HttpContext context, EmulatorState state)
    {
        var body = await SelfHostedBody.ReadAsync(context.Request, state).ConfigureAwait(false);
        var model = body.RequiredText("model_id");
        var query = body.Query();
        ApiKeyCheck.Require(body.Text("api_key") ?? ApiKeyCheck.Find(context.Request), state.Options);
        EmulatorModels.TaskOf(model, state.Options.Dialect);
        BillingHeaders.Add(context.Response.Headers, model, isCold: state.Warm.TryAdd(model, true));
        var answers = new JsonArray();
        foreach (var image in body.Images())
        {
            var bytes = await image.ReadAsync(state.Options.RequestLimit, context.RequestAborted).ConfigureAwait(false);
            if (state.Options.KeepsRequests)
            {
                state.Received.Enqueue(new ReceivedRequest(
                    model,
                    context.Request.QueryString.Value ?? string.Empty,
                    context.Request.ContentType,
                    context.Request.ContentLength,
                    context.Request.Headers.Authorization,
                    context.Request.Protocol,
                    bytes));
            }

            answers.Add((JsonNode)ModelRun.Run(model, bytes, query).ToJson());
        }

        BillingHeaders.AddTime(context.Response.Headers, answers.Sum(a => double.Parse(a!["time"]?.ToJsonString() ?? "0", CultureInfo.InvariantCulture)));
        await InferenceRoute.WriteJsonAsync(context, body.IsBatch ? answers : answers[0]!.DeepClone()).ConfigureAwait(false);
    }
}
