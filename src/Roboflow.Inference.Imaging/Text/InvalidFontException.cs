using System;

namespace Roboflow.Inference.Imaging;

/// <summary>A font file cannot be used: it cannot be read, or is not a TrueType or OpenType font.</summary>
public sealed class InvalidFontException : Exception
{
    internal InvalidFontException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
