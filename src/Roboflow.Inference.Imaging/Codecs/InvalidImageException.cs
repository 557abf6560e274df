using System;

namespace Roboflow.Inference.Imaging;

/// <summary>The bytes are not an image that can be decoded, or one above a limit.</summary>
public sealed class InvalidImageException : Exception
{
    /// <summary>With what is wrong, in words for the user.</summary>
    public InvalidImageException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, in words for the user, and what was thrown.</summary>
    public InvalidImageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public InvalidImageException()
    {
    }
}
