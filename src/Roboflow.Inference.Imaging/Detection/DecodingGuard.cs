using System;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>Reports an image that cannot be decoded here with the same error as one that the server rejects.</summary>
internal static class DecodingGuard
{
    /// <exception cref="RoboflowException">InvalidImage.</exception>
    internal static T Run<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (InvalidImageException e)
        {
            throw new RoboflowException(FailureKind.InvalidImage, e.Message, e);
        }
    }
}
