using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A server that answers each request by a function, possibly later.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.Single());

    /// <param name="answer">Gets the path with the query; gives the answer.</param>
    internal static async Task<EchoServer> StartAsync(Func<string, Task<(int Status, string Type, string Body)>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Unanswered requests do not delay the shutdown.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        app.Run(async context =>
        {
            var (status, type, body) = await answer(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget).WaitAsync(context.RequestAborted);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
        await app.StartAsync();
        return new EchoServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
