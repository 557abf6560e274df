using System;

namespace Roboflow.Inference.Imaging.Detection;

/// <summary>Gives an image that cannot be decoded here the error of one that the server refuses.</summary>
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
