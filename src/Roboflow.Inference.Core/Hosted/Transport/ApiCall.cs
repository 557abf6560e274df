using System;
using System.Net.Http;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>One request, without its key, and how to read its answer.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
internal sealed class ApiCall<T>
{
    internal required HttpMethod Method { get; init; }

    /// <summary>The escaped route below the endpoint's address.</summary>
    internal required string Route { get; init; }

    /// <summary>The query without the key and without a question mark; can be empty.</summary>
    internal string Query { get; init; } = string.Empty;

    /// <summary>Creates the body; called for each try.</summary>
    internal Func<HttpContent>? Content { get; init; }

    /// <summary>The address of an image that the server downloads; it can contain secrets.</summary>
    internal Uri? ImageAddress { get; init; }

    /// <summary>
    /// Whether a 403 concerns the key, so that nothing more is sent with it. Not if each call requests a different item, some of
    /// which the key has access to.
    /// </summary>
    internal bool AccessDeniedIsFinal { get; init; } = true;

    /// <summary>Reads a successful answer (2xx); throws <see cref="RoboflowException"/> if it is invalid.</summary>
    internal required Func<HttpResponseMessage, AnswerBody, T> Read { get; init; }
}
