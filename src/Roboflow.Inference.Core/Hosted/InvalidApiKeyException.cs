using System;

namespace Roboflow.Inference;

/// <summary>The text is not an API key. The message does not quote it.</summary>
public sealed class InvalidApiKeyException : ArgumentException
{
    /// <summary>Creates the exception, with the same message for all causes.</summary>
    internal InvalidApiKeyException()
        : base("Not a valid API key: it contains quotation marks, spaces, line breaks, characters outside ASCII or the name ROBOFLOW_API_KEY, is too long, "
            + "or is not a single string.")
    {
    }
}
