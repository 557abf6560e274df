using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>The base of cmdlets that browse with the management API: several names under way at once, answers in order.</summary>
/// <typeparam name="TItem">What is written.</typeparam>
public abstract class ManagementCommand<TItem> : ServerCommand<IReadOnlyList<TItem>>
{
    private readonly object _lock = new();
    private ManagementClient? _client;
    private Task<string>? _ownWorkspace;
    private string? _sessionWorkspace;

    /// <summary>The management API's base address; else the session's, else https://api.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the management API. Default: that of Connect-Roboflow, else https://api.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? ApiEndpoint { get; set; }

    private protected ManagementClient Client => _client!;

    private protected override string Activity => "Asking the management API";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _sessionWorkspace = Session.Connection?.Workspace;
        var address = FindAddress(() => Session.FindApiEndpoint(ApiEndpoint), ApiEndpoint);
        _client = CreateClient(CreateOptions(address, KeyTransport), static o => new ManagementClient(o));
    }

    private protected override void WriteResult(IReadOnlyList<TItem> result) => WriteObject(result, enumerateCollection: true);

    /// <summary>Puts one question into the window.</summary>
    /// <param name="what">What is asked for, for the error's id: Workspace, Project or Version.</param>
    /// <param name="target">Its name, or null for the key's own.</param>
    /// <param name="ask">Asks; gets the log of this one question.</param>
    private protected void Ask(string what, string? target, Func<RunLog, CancellationToken, Task<IReadOnlyList<TItem>>> ask) => Submit(async cancellationToken =>
    {
        var log = new RunLog();
        try
        {
            return new Outcome<IReadOnlyList<TItem>> { Result = await ask(log, cancellationToken).ConfigureAwait(false), Verbose = log.VerboseLines };
        }
        catch (RoboflowException e)
        {
            return new Outcome<IReadOnlyList<TItem>> { Error = ManagementErrors.From(e, what, target), EndsRun = e.EndsRun, Verbose = log.VerboseLines };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Outcome<IReadOnlyList<TItem>> { Error = ManagementErrors.Unexpected(e, target), Verbose = log.VerboseLines };
        }
    });

    /// <summary>The workspace named, else the session's, else the key's own, for which the server is asked once.</summary>
    private protected Task<string> FindWorkspaceAsync(string? named, RunLog log, CancellationToken cancellationToken)
    {
        if ((named ?? _sessionWorkspace) is { Length: > 0 } known)
        {
            return Task.FromResult(known);
        }

        lock (_lock)
        {
            return _ownWorkspace ??= _client!.GetOwnWorkspaceAsync(log, cancellationToken);
        }
    }
}
