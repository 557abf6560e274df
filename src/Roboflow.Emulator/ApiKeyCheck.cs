using System;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator;

/// <summary>The key's place by the contract: the query, else the header.</summary>
internal static class ApiKeyCheck
{
    internal static void Require(HttpRequest request, EmulatorOptions options)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var key = request.Query.TryGetValue("api_key", out var inQuery) ? inQuery.ToString()
            : header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : string.Empty;
        if (key.Length == 0)
        {
            throw EmulatorFault.ForStatus(401, options.Dialect);
        }

        if (options.ApiKey is not null && key != options.ApiKey)
        {
            throw EmulatorFault.BadKey(options.Dialect);
        }
    }
}
