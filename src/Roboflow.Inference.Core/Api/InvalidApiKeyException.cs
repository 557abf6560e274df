using System;

namespace Roboflow.Inference.Api;

/// <summary>A text that no server can have given out as a key. The message does not hold it.</summary>
public sealed class InvalidApiKeyException : ArgumentException
{
    /// <summary>The one thing that can be wrong with it.</summary>
    public InvalidApiKeyException()
        : base("The API key holds a character that no key has, such as a space or a line break: it was copied with something else.")
    {
    }
}
