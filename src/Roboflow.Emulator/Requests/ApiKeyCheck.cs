using System;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>The key's place by the contract: the query, else the header. The body holds an image and nothing else.</summary>
internal static class ApiKeyCheck
{
    internal static void Require(HttpRequest request, EmulatorOptions options) => Require(Find(request), options);

    internal static void Require(string key, EmulatorOptions options)
    {
        if (key.Length == 0)
        {
            throw EmulatorFault.MissingKey(options.Dialect);
        }

        if (options.ApiKey is not null && key != options.ApiKey)
        {
            throw EmulatorFault.BadKey(options.Dialect);
        }
    }

    /// <summary>The key that was sent, or nothing. An empty one in the query does not count.</summary>
    internal static string Find(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return QueryReader.Last(request.Query, "api_key") is { Length: > 0 } inQuery ? inQuery
            : header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : string.Empty;
    }
}
