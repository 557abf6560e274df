using System;

namespace Roboflow.Inference.Imaging;

/// <summary>The bytes cannot be decoded as an image, or the image exceeds a limit.</summary>
public sealed class InvalidImageException : Exception
{
    internal InvalidImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
