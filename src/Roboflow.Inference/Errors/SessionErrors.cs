using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Sessions;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of keys and addresses.</summary>
internal static class SessionErrors
{
    internal const string HowToSetKey
        = "Run Connect-Roboflow, pass -ApiKey, for example (Get-Secret Roboflow), or set the environment variable ROBOFLOW_API_KEY.";

    internal static ErrorRecord NoApiKey(RoboflowEndpoint endpoint) => ErrorRecordFactory.Create(
        new ArgumentException($"No API key is set for {endpoint}."), ErrorId.ApiKeyMissing, endpoint.ToString(),
        HowToSetKey);

    internal static ErrorRecord NoApiEndpoint(RoboflowEndpoint server) => ErrorRecordFactory.Create(
        new ArgumentException($"No management API is set for {server}, and its key must not be sent to the vendor's."),
        ErrorId.ApiEndpointMissing, server.ToString(),
        "Name the API that the key is for with -ApiEndpoint, here or in Connect-Roboflow: the vendor's is https://api.roboflow.com.");

    internal static ErrorRecord InvalidApiKey(InvalidApiKeyException exception) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidApiKey, "ApiKey", "Copy only the key, without quotes, spaces, line breaks and the "
            + "variable's name, from the workspace's API settings.");

    internal static ErrorRecord InvalidEndpoint(Exception exception, Uri? given)
    {
        const string Variable = "$env:" + RoboflowSession.AddressVariable;
        var written = AddressText.OfServer(
            given is null ? Environment.GetEnvironmentVariable(RoboflowSession.AddressVariable) ?? string.Empty : UnreadableUri.TextOf(given));
        return ErrorRecordFactory.Create(
            new ArgumentException(
                $"'{written}'{(given is null ? " of " + Variable : string.Empty)} is not a server address. {exception.Message}",
                exception),
            ErrorId.InvalidEndpoint, given is null ? Variable : written,
            "Write a full address, for example https://detect.roboflow.com or http://localhost:9001.");
    }

    internal static ErrorRecord InvalidProxy(Uri given)
    {
        var server = ProxyText.OfServer(UnreadableUri.TextOf(given));
        return ErrorRecordFactory.Create(
            new ArgumentException(given is { IsAbsoluteUri: true, Host.Length: > 0, AbsolutePath.Length: > 1 }
                ? $"'{server}' was given with a path, so it is not a proxy address."
                : $"'{server}' is not a proxy address."), ErrorId.InvalidProxy, server,
            "Write the full address, for example http://proxy.example.com:3128, without a path, and pass user and password as -ProxyCredential. For "
                + "socks5h://, write socks5://: the proxy resolves the names.");
    }

    /// <summary>Why there is no client for a server: the key or the image would take a way that the user did not choose.</summary>
    internal static ErrorRecord UnsafeWay(ArgumentException exception, ClientOptions options) =>
        exception is InvalidProxyException proxy
            ? ErrorRecordFactory.Create(proxy, ErrorId.InvalidProxy, proxy.Target, proxy.Advice)
            : UnencryptedApiKey(exception, options);

    private static ErrorRecord UnencryptedApiKey(ArgumentException exception, ClientOptions options) =>
        KeyedRequestFactory.RemoteProxyOf(options) is { } proxy
            ? ErrorRecordFactory.Create(
                exception, ErrorId.UnencryptedApiKey, AddressText.OfServer(proxy.AbsoluteUri),
                "Use -NoProxy: a server on this machine needs no proxy. Plain http is allowed only to this machine.")
            : ErrorRecordFactory.Create(
                exception, ErrorId.UnencryptedApiKey, options.Endpoint.ToString(), "Use an https address; plain http is allowed only to this machine.");

    internal static ErrorRecord TestFailed(Exception exception, RoboflowEndpoint endpoint) => ErrorRecordFactory.Create(
        exception, ErrorId.ConnectionTestFailed, endpoint
            .ToString(), "This is a bug in the module. Please report it with the command that you ran.");
}
