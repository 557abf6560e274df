using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Misbehaviors;

/// <summary>Writes the wrong answers of a misbehaving model.</summary>
internal static class MisbehaviorAnswer
{
    private const string Json = "application/json";
    private const string Page = "<html><body>Sign in to the network</body></html>";

    /// <summary>Waits for the delay; returns true if a wrong answer was written, so that no correct one follows.</summary>
    internal static async Task<bool> WriteAsync(string model, HttpContext context, EmulatorState state)
    {
        var (way, delay) = state.Misbehaviors.Next(model);
        delay += state.Options.Delay;
        if (way.Kind == MisbehaviorKind.None)
        {
            // Like a server that computes: the request is read, time passes, and the answer is sent.
            context.Response.OnStarting(() =>
            {
                BillingHeaders.Override(context.Response.Headers, way);
                return WaitAsync(way, delay, context);
            });
            return false;
        }

        // The request is read completely, so that the client sees the answer instead of a broken pipe.
        state.Statistics.Receive(await DrainAsync(context.Request.Body, context).ConfigureAwait(false));
        await WaitAsync(way, delay, context).ConfigureAwait(false);
        AddRetryAfter(context.Response, way);
        await AnswerAsync(way, context, state).ConfigureAwait(false);
        return true;
    }

    private static Task AnswerAsync(Misbehavior way, HttpContext context, EmulatorState state) => way.Kind switch
    {
        MisbehaviorKind.Status => throw EmulatorFault.ForStatus(way.Status, state.Options.Dialect),
        MisbehaviorKind.EchoKey => throw EmulatorFault.Words(
            way.Status, $"No right for {ApiKeyCheck.Find(context.Request)} at {context.Request.Path}{context.Request.QueryString}."),
        MisbehaviorKind.Drop => Reset(context),
        MisbehaviorKind.CloseMidBody => CloseMidBodyAsync(context),
        MisbehaviorKind.TruncatedJson => WriteAsync(context, 200, Json, """{"predictions":[{"x":1,"y":"""),
        MisbehaviorKind.Html => WriteAsync(context, 200, "text/html", Page),
        MisbehaviorKind.HtmlStatus => WriteAsync(context, way.Status, "text/html", Page),
        MisbehaviorKind.EmptyStatus => WriteAsync(context, way.Status, null, string.Empty),
        MisbehaviorKind.WrongContentType => WriteAsync(context, 200, "application/octet-stream", """{"predictions":[]}"""),
        MisbehaviorKind.ErrorWith200 => WriteAsync(context, 200, Json, """{"error":"The model failed on this image."}"""),
        MisbehaviorKind.EndlessBody => WriteSpacesAsync(context, null),
        MisbehaviorKind.OversizedBody => WriteSpacesAsync(context, 1L << 30),
        MisbehaviorKind.Trickle => TrickleAsync(context, way.TrickleInterval),
        MisbehaviorKind.Redirect => RedirectAsync(context, way.Location, string.Empty),
        MisbehaviorKind.RedirectWithKey => RedirectAsync(context, way.Location, context.Request.QueryString.Value),
        MisbehaviorKind.BrokenGzip => BrokenEncoding.WriteAsync(context, way.Status, "gzip", BrokenEncoding.NotCompressed),
        MisbehaviorKind.BrokenDeflate => BrokenEncoding.WriteAsync(context, way.Status, "deflate", BrokenEncoding.NotCompressed),
        MisbehaviorKind.TruncatedGzip => BrokenEncoding.WriteAsync(context, way.Status, "gzip", BrokenEncoding.Truncated),
        MisbehaviorKind.GzipBomb => BrokenEncoding.WriteAsync(context, 200, "gzip", BrokenEncoding.Bomb),
        MisbehaviorKind.MalformedStatusLine or MisbehaviorKind.MalformedHeader or MisbehaviorKind.MalformedChunk => RawAnswer.WriteAsync(context, way),
        _ => throw new InvalidOperationException($"{way.Kind} is not handled."),
    };

    private static async Task WaitAsync(Misbehavior way, TimeSpan delay, HttpContext context)
    {
        await Task.Delay(delay, context.RequestAborted).ConfigureAwait(false);
        await (way.HeldUntil ?? Task.CompletedTask).WaitAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<long> DrainAsync(Stream body, HttpContext context)
    {
        var block = new byte[64 * 1024];
        long total = 0;
        for (int read; (read = await body.ReadAsync(block, context.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            total += read;
        }

        return total;
    }

    private static void AddRetryAfter(HttpResponse response, Misbehavior way)
    {
        if (way.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = way.RetryAfterAsDate
                ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)
                : seconds.ToString("0", CultureInfo.InvariantCulture);
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string? contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return body.Length == 0 ? context.Response.StartAsync(context.RequestAborted) : context.Response.WriteAsync(body, context.RequestAborted);
    }

    // Without lingering, closing sends a reset instead of an orderly end.
    private static Task Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        context.Abort();
        return Task.CompletedTask;
    }

    // An answer that is shorter than its stated length makes the server close the connection after it; an abort would discard
    // unsent bytes.
    private static Task CloseMidBodyAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        return WriteAsync(context, 200, Json, """{"predictions":[""");
    }

    private static async Task WriteSpacesAsync(HttpContext context, long? length)
    {
        context.Response.ContentType = Json;
        context.Response.ContentLength = length;
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)' ');
        try
        {
            for (long written = 0; written < (length ?? long.MaxValue); written += block.Length)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected.
        }
    }

    private static async Task TrickleAsync(HttpContext context, TimeSpan interval)
    {
        var body = """{"image":{"width":64,"height":48},"predictions":[]}"""u8.ToArray();
        context.Response.ContentType = Json;
        context.Response.ContentLength = body.Length;
        for (var i = 0; i < body.Length; i++)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(i, 1), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(interval, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task RedirectAsync(HttpContext context, Uri? location, string? query)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = (location?.AbsoluteUri ?? "http://127.0.0.2/elsewhere") + query;
        return Task.CompletedTask;
    }
}
