using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator;

/// <summary>Writes what a model was told to do wrong.</summary>
internal static class MisbehaviourAnswer
{
    /// <summary>Waits the delay; true where the wrong answer was written, so that there is no right one.</summary>
    internal static async Task<bool> WriteAsync(string model, HttpContext context, EmulatorState state)
    {
        if (state.Misbehaviours.Next(model) is not var (way, delay))
        {
            return false;
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, context.RequestAborted).ConfigureAwait(false);
        }

        var response = context.Response;
        if (way.Kind != MisbehaviourKind.None)
        {
            // The request is read, so that the client sees the answer and not a broken pipe.
            await context.Request.Body.CopyToAsync(System.IO.Stream.Null, context.RequestAborted).ConfigureAwait(false);
        }

        switch (way.Kind)
        {
            case MisbehaviourKind.Status:
                AddRetryAfter(response, way);
                throw EmulatorFault.ForStatus(way.Status, state.Options.Dialect);
            case MisbehaviourKind.CloseMidBody:
                response.ContentType = "application/json";
                response.ContentLength = 1000;
                await response.WriteAsync("""{"predictions":[""").ConfigureAwait(false);
                await response.Body.FlushAsync().ConfigureAwait(false);
                context.Abort();
                return true;
            case MisbehaviourKind.TruncatedJson:
                response.ContentType = "application/json";
                await response.WriteAsync("""{"predictions":[{"x":1,"y":""").ConfigureAwait(false);
                return true;
            case MisbehaviourKind.Html:
                response.ContentType = "text/html";
                await response.WriteAsync("<html><body>Sign in to the network</body></html>").ConfigureAwait(false);
                return true;
            case MisbehaviourKind.EndlessBody:
                await WriteEndlesslyAsync(context).ConfigureAwait(false);
                return true;
            case MisbehaviourKind.Redirect:
                response.StatusCode = 302;
                response.Headers.Location = way.Location?.AbsoluteUri ?? "http://127.0.0.2/elsewhere";
                return true;
            default:
                return false;
        }
    }

    private static void AddRetryAfter(HttpResponse response, Misbehaviour way)
    {
        if (way.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = way.RetryAfterAsDate
                ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)
                : seconds.ToString("0", CultureInfo.InvariantCulture);
        }
    }

    private static async Task WriteEndlesslyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)' ');
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has had enough.
        }
    }
}
