using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roboflow.Emulator.Routes;

namespace Roboflow.Emulator;

/// <summary>The emulated endpoint on 127.0.0.1, in this process. It computes its answers from the received pixels.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app, EmulatorState state, Uri address)
    {
        _app = app;
        State = state;
        Address = address;
    }

    /// <summary>The address, without a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>The request statistics.</summary>
    public EmulatorStatistics Statistics => State.Statistics;

    /// <summary>The received requests, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Received => State.Received.ToArray();

    internal EmulatorState State { get; }

    /// <summary>Starts listening; the address is known when the task completes.</summary>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = new EmulatorState(options ?? new EmulatorOptions());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, state.Options.Port, listen =>
            {
                listen.Use(next => async connection =>
                {
                    state.Statistics.Connect();
                    try
                    {
                        await next(connection).ConfigureAwait(false);
                    }
                    finally
                    {
                        state.Statistics.Disconnect();
                    }
                });
                if (state.Options.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var app = builder.Build();
        UnknownRoute.Map(app);
        AdminRoutes.Map(app, state);
        ManagementRoutes.Map(app, state);
        InferenceRoute.Map(app, state);
        if (state.Options.Dialect == EmulatorDialect.SelfHosted)
        {
            SelfHostedRoutes.Map(app, state);
        }

        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new EmulatorHost(app, state, new Uri(address));
    }

    /// <summary>Makes the model fail in these ways, in turn.</summary>
    public void Misbehave(string model, params IReadOnlyList<Misbehavior> ways) => State.Misbehaviors.Set(model, ways);

    /// <summary>Makes all models work again.</summary>
    public void Behave() => State.Misbehaviors.Clear();

    /// <summary>Resets the emulator to its initial state.</summary>
    public void Reset() => State.Reset();

    /// <summary>Hosts a file, for requests that name an image by its address.</summary>
    public Uri Serve(string name, byte[] content, string contentType)
    {
        State.Files[name] = (content, contentType);
        return new Uri(Address, "/_emulator/images/" + Uri.EscapeDataString(name));
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) =>
        Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
