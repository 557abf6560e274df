using System;

namespace Roboflow.Inference.Hosted;

/// <summary>A text that no server can have given out as a key. The message does not hold it.</summary>
public sealed class InvalidApiKeyException : ArgumentException
{
    /// <summary>The one message for all that can be wrong with it.</summary>
    public InvalidApiKeyException()
        : base("This is no API key: it holds a character that no key has, such as a space or a line break, or is not one single text.")
    {
    }
}
