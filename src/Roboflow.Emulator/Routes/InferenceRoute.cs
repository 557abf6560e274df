using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Misbehaviors;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Routes;

/// <summary>POST and GET <c>/{project}/{version}</c>: one image, one answer.</summary>
internal static class InferenceRoute
{
    internal static void Map(WebApplication app, EmulatorState state)
    {
        app.MapPost("/{a}/{b}", (string a, string b, HttpContext context) => HandleAsync(a + "/" + b, context, state));

        // No model id has three segments: only the management API has such a route, for GET.
        app.MapPost("/{a}/{b}/{c}", () => Results.NotFound());
    }

    internal static Task HandleAsync(string model, HttpContext context, EmulatorState state) => HandleAsync(model, context, state, AnswerAsync);

    /// <summary>Counts the request, applies misbehaviors, and writes errors.</summary>
    internal static async Task HandleAsync(string model, HttpContext context, EmulatorState state, Func<string, HttpContext, EmulatorState, Task> answer)
    {
        var leave = state.Statistics.Enter();

        // Not after the answer, because the client's next request can arrive before this code continues.
        context.Response.OnStarting(() =>
        {
            leave();
            return Task.CompletedTask;
        });
        try
        {
            if (!await MisbehaviorAnswer.WriteAsync(model, context, state).ConfigureAwait(false))
            {
                await answer(model, context, state).ConfigureAwait(false);
            }
        }
        catch (EmulatorFault fault)
        {
            await WriteJsonAsync(context, fault).ConfigureAwait(false);
        }
        finally
        {
            leave();
        }
    }

    internal static Task WriteJsonAsync(HttpContext context, EmulatorFault fault) => WriteJsonAsync(context, fault.Body, fault.Status);

    internal static Task WriteJsonAsync(HttpContext context, JsonNode body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static async Task AnswerAsync(string model, HttpContext context, EmulatorState state)
    {
        var request = context.Request;
        ApiKeyCheck.Require(request, state.Options);
        var query = InferenceQuery.Read(request.Query, state.Options);
        if (model == "nowork/1")
        {
            await NoWorkAsync(context, state).ConfigureAwait(false);
            return;
        }

        EmulatorModels.TaskOf(model, state.Options.Dialect);
        BillingHeaders.Add(context.Response.Headers, model, isCold: state.Warm.TryAdd(model, true));
        var bytes = await ImageBody.ReadAsync(request, query, state).ConfigureAwait(false);
        if (state.Options.KeepsRequests)
        {
            state.Received.Enqueue(new ReceivedRequest(
                model,
                request.QueryString.Value ?? string.Empty,
                request.ContentType,
                request.ContentLength,
                request.Headers.Authorization,
                request.Protocol,
                bytes));
        }

        if (model == "shapes/0")
        {
            await WriteJsonAsync(context, new JsonObject { ["is_stub"] = true, ["model_id"] = model, ["task_type"] = "object-detection" }).ConfigureAwait(
                false);
            return;
        }

        if (model is "digest/1" or "digest/2")
        {
            await DigestAsync(context, bytes).ConfigureAwait(false);
            return;
        }

        await DetectAsync(model, context, query, bytes).ConfigureAwait(false);
    }

    // For tests with many images: accepts any bytes, and the answer identifies them.
    private static Task DigestAsync(HttpContext context, byte[] bytes) => WriteJsonAsync(context, new JsonObject
    {
        ["inference_id"] = Convert.ToHexString(SHA256.HashData(bytes)),
        ["image"] = new JsonObject { ["width"] = 640, ["height"] = 480 },
        ["predictions"] = new JsonArray(),
    });

    private static async Task DetectAsync(string model, HttpContext context, InferenceQuery query, byte[] bytes)
    {
        var run = ModelRun.Run(model, bytes, query);
        BillingHeaders.AddTime(context.Response.Headers, run.Seconds);
        if (query.Format == "image")
        {
            context.Response.ContentType = "image/jpeg";
            await context.Response.Body.WriteAsync(run.ToJpeg(), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await WriteJsonAsync(context, run.ToJson()).ConfigureAwait(false);
    }

    // For benchmarks: reads the body without processing it, so that only the client is measured.
    private static async Task NoWorkAsync(HttpContext context, EmulatorState state)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
        long total = 0;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            total += read;
        }

        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        state.Statistics.Receive(total);
        context.Response.ContentType = "application/json";
        var answer = """
            {"image":{"width":640,"height":480},
            "predictions":[{"x":320,"y":240,"width":64,"height":48,"confidence":0.9,"class":"nothing","class_id":0}]}
            """u8.ToArray();
        await context.Response.Body.WriteAsync(answer, context.RequestAborted).ConfigureAwait(false);
    }
}
