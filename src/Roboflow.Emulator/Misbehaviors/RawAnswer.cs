using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Misbehaviors;

/// <summary>
/// Answers that a correct server cannot write, so they are written directly to the socket. Only for HTTP/1.1 without TLS. Each
/// quotes the request's address and key in the faulty line, which a client can be tempted to show.
/// </summary>
internal static class RawAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static async Task WriteAsync(HttpContext context, Misbehavior way)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket || context.Request.IsHttps)
        {
            throw EmulatorFault.Words(500, $"{way.Kind} needs HTTP/1.1 without TLS.");
        }

        await socket.SendAsync(Encoding.Latin1.GetBytes(Text(context, way)), SocketFlags.None, context.RequestAborted).ConfigureAwait(false);

        // An abort sends a reset, which can overtake the written bytes, so the client closes first.
        socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(Patience, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static string Text(HttpContext context, Misbehavior way)
    {
        var echo = $"{context.Request.Path}{context.Request.QueryString} key {ApiKeyCheck.Find(context.Request)}";
        var status = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {way.Status} Answer\r\n");
        return way.Kind switch
        {
            MisbehaviorKind.MalformedStatusLine => $"Refused {echo}\r\n\r\n",
            MisbehaviorKind.MalformedHeader => $"{status}Content-Length: 2\r\nRefused {echo}\r\n\r\n{{}}",
            _ => $"{status}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nRefused {echo}\r\n",
        };
    }
}
