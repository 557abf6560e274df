using System;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Runtime.CompilerServices;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Sessions;

/// <summary>
/// The session of one runspace. It alone implements the order: parameter, session, environment, default.
/// </summary>
/// <remarks>Its lifetime is that of the runspace: a job, a parallel block and a remote session each have their own.</remarks>
internal sealed class RoboflowSession
{
    internal const string KeyVariable = ApiKey.Variable;
    internal const string AddressVariable = "ROBOFLOW_API_URL";

    private static readonly ConditionalWeakTable<Runspace, RoboflowSession> Sessions = new();
    private static readonly RoboflowEndpoint ManagementApi = new(new Uri(RoboflowEndpoint.DefaultApiAddress));

    private RoboflowSession()
    {
    }

    /// <summary>The session of the current thread's runspace.</summary>
    internal static RoboflowSession Current =>
        Runspace.DefaultRunspace is { } runspace ? Sessions.GetValue(runspace, static _ => new RoboflowSession()) : new RoboflowSession();

    /// <summary>The values of Connect-Roboflow, or null.</summary>
    internal Connection? Connection
    {
        get;
        set
        {
            field = value;
            Catalog = new ModelCatalog();
        }
    }

    /// <summary>The known models of the connection, for completion.</summary>
    internal ModelCatalog Catalog { get; private set; } = new();

    /// <exception cref="InvalidApiKeyException">The parameter or the environment variable is not a valid key.</exception>
    internal (ApiKey? Key, SettingSource Source) FindKey(ApiKey? given = null)
    {
        if (given == ApiKey.Invalid)
        {
            throw new InvalidApiKeyException();
        }

        // Also an empty one, such as of a variable that is not set: another key in its place could be meant for another server.
        if (given is not null)
        {
            return (given, SettingSource.Parameter);
        }

        if (Connection?.ApiKey is { } key)
        {
            return (key, SettingSource.Session);
        }

        var text = Environment.GetEnvironmentVariable(KeyVariable);
        return string.IsNullOrWhiteSpace(text) ? (null, SettingSource.Default) : (ApiKey.FromText(text!), SettingSource.Environment);
    }

    /// <exception cref="ArgumentException">The parameter or the environment variable is not a server address.</exception>
    internal (RoboflowEndpoint Endpoint, SettingSource Source) FindEndpoint(Uri? given = null)
    {
        if (given is not null)
        {
            return (new RoboflowEndpoint(given), SettingSource.Parameter);
        }

        return Connection?.Endpoint is { } endpoint ? (endpoint, SettingSource.Session) : FindEndpointOutside();
    }

    /// <summary>Returns the address if neither a parameter nor the session specifies one.</summary>
    /// <exception cref="ArgumentException">The environment variable is not a server address.</exception>
    internal static (RoboflowEndpoint Endpoint, SettingSource Source) FindEndpointOutside()
    {
        var text = Environment.GetEnvironmentVariable(AddressVariable);
        return string.IsNullOrWhiteSpace(text)
            ? (new RoboflowEndpoint(new Uri(RoboflowEndpoint.DefaultAddress)), SettingSource.Default)
            : (new RoboflowEndpoint(new Uri(text!.Trim(), UriKind.RelativeOrAbsolute)), SettingSource.Environment);
    }

    /// <summary>Returns the management API that the key can be sent to, or null: the key of your own server must not be sent to the vendor.</summary>
    /// <exception cref="ArgumentException">The parameter is not an address of a server.</exception>
    internal RoboflowEndpoint? FindApiEndpointFor(RoboflowEndpoint endpoint, Uri? given = null) =>
        given is not null ? new RoboflowEndpoint(given) : Connection?.ApiEndpoint ?? (endpoint.IsHosted ? ManagementApi : null);

    /// <summary>Returns the settings of a command without parameters.</summary>
    /// <exception cref="ArgumentException">An environment variable is not a server address, or not a valid key.</exception>
    internal RoboflowContext Describe()
    {
        var (key, keySource) = FindKey();
        var (endpoint, endpointSource) = FindEndpoint();
        var transport = Connection?.Transport ?? TransportSettings.None;
        var defaults = new ClientOptions { Endpoint = endpoint };
        return new RoboflowContext
        {
            IsConnected = Connection is not null,
            Workspace = Connection?.Workspace,
            Model = Connection?.Model,
            ModelPath = Connection?.ModelPath,
            Endpoint = endpoint.Address,
            EndpointSource = endpointSource,
            ApiEndpoint = FindApiEndpointFor(endpoint)?.Address,
            KeyTransport = Connection is { KeyTransport: not KeyTransport.Auto } ? Connection.KeyTransport : endpoint.DefaultTransport,
            HasApiKey = key is not null,
            ApiKeyEnding = key?.Ending,
            ApiKeySource = keySource,
            Proxy = transport.Proxy is null ? null : new Uri(transport.Proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)),
            ProxyUserName = NameOf(transport.ProxyCredential),
            NoProxy = transport.NoProxy ?? false,
            SkipCertificateCheck = transport.SkipCertificateCheck ?? false,
            AllowUnencryptedAuthentication = transport.AllowUnencryptedAuthentication ?? false,
            TimeoutSec = transport.TimeoutSec ?? (int)defaults.Timeout.TotalSeconds,
            TotalTimeoutSec = transport.TotalTimeoutSec ?? 0,
            MaximumRetryCount = transport.MaximumRetryCount ?? defaults.MaximumRetryCount,
            RetryIntervalSec = transport.RetryIntervalSec ?? defaults.RetryInterval.TotalSeconds,
        };
    }

    private static string? NameOf(NetworkCredential? credential) =>
        credential is null ? null : credential.Domain.Length > 0 ? credential.Domain + "\\" + credential.UserName : credential.UserName;
}
