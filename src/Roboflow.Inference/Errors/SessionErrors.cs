using System;
using System.Management.Automation;
using Roboflow.Inference.Api;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of keys and addresses.</summary>
internal static class SessionErrors
{
    internal static ErrorRecord NoApiKey(RoboflowEndpoint endpoint) => ErrorRecordFactory.Create(
        new ArgumentException($"There is no API key for {endpoint}."), "ApiKeyMissing", ErrorCategory.AuthenticationError, endpoint.ToString(),
        "Run Connect-Roboflow, pass -ApiKey, for example (Get-Secret Roboflow), or set the environment variable ROBOFLOW_API_KEY.");

    internal static ErrorRecord InvalidApiKey(InvalidApiKeyException exception) => ErrorRecordFactory.Create(
        exception, "InvalidApiKey", ErrorCategory.InvalidArgument, "ApiKey", "Copy the key alone, without quotes and line breaks, from the workspace's API settings.");

    internal static ErrorRecord InvalidEndpoint(Exception exception, Uri? given)
    {
        var written = given is null ? "$env:" + RoboflowSession.AddressVariable : WithoutSecrets(given);
        return ErrorRecordFactory.Create(
            new ArgumentException($"'{written}' is no address of a server. {exception.Message}", exception), "InvalidEndpoint", ErrorCategory.InvalidArgument, written,
            "Write a whole address, for example https://detect.roboflow.com or http://localhost:9001.");
    }

    internal static ErrorRecord UnencryptedApiKey(Exception exception, RoboflowEndpoint endpoint) => ErrorRecordFactory.Create(
        exception, "UnencryptedApiKey", ErrorCategory.SecurityError, endpoint.ToString(), "Use an https address, or http to this machine alone.");

    // What somebody wrote for an address may hold a password or a key.
    private static string WithoutSecrets(Uri address) => address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
        : address.OriginalString.Split('?', '#', '@')[0];
}
