using System;
using System.Net.Http;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>One request, described without its key, and how its answer is read.</summary>
/// <typeparam name="T">What the answer becomes.</typeparam>
internal sealed class ApiCall<T>
{
    internal required HttpMethod Method { get; init; }

    /// <summary>The escaped route below the endpoint's address.</summary>
    internal required string Route { get; init; }

    /// <summary>The query without the key and without a question mark; may be empty.</summary>
    internal string Query { get; init; } = string.Empty;

    /// <summary>Makes the body; called again for each try.</summary>
    internal Func<HttpContent>? Content { get; init; }

    /// <summary>
    /// Whether a 403 is about the key, so that nothing more is sent with it. Not where each call asks for another thing,
    /// of which the key may see some.
    /// </summary>
    internal bool AccessDeniedIsFinal { get; init; } = true;

    /// <summary>Reads a good answer (2xx); throws <see cref="RoboflowException"/> where it is not one.</summary>
    internal required Func<HttpResponseMessage, AnswerBody, T> Read { get; init; }
}
