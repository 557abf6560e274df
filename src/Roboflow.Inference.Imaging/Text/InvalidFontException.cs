using System;

namespace Roboflow.Inference.Imaging;

/// <summary>A font file cannot be used.</summary>
public sealed class InvalidFontException : Exception
{
    internal InvalidFontException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
