using System;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>Finds the key where the contract allows it: in the query, else in the header. The body contains only the image.</summary>
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

    /// <summary>Returns the sent key, or an empty text. An empty key in the query is ignored.</summary>
    internal static string Find(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return QueryReader.Last(request.Query, "api_key") is { Length: > 0 } inQuery ? inQuery
            : header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : string.Empty;
    }
}
