using System;

namespace Roboflow.Inference.Imaging;

/// <summary>A font file cannot be used.</summary>
public sealed class InvalidFontException : Exception
{
    /// <summary>With what is wrong, in words for the user.</summary>
    public InvalidFontException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, in words for the user, and what was thrown.</summary>
    public InvalidFontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public InvalidFontException()
    {
    }
}
