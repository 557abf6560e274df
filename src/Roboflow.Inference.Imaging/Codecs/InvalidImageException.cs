using System;

namespace Roboflow.Inference.Imaging;

/// <summary>The bytes are not an image that can be decoded, or one above a limit.</summary>
public sealed class InvalidImageException : Exception
{
    internal InvalidImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
