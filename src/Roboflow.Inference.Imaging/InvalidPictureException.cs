using System;

namespace Roboflow.Inference.Imaging;

/// <summary>The bytes are no picture that can be decoded, or one above a limit.</summary>
public sealed class InvalidPictureException : Exception
{
    /// <summary>With what is wrong, in words for the user.</summary>
    public InvalidPictureException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, in words for the user, and what was thrown.</summary>
    public InvalidPictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public InvalidPictureException()
    {
    }
}
