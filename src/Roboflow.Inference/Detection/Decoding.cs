using System;
using Roboflow.Inference.Api;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Detection;

/// <summary>Gives a picture that cannot be decoded here the error of one that the server refuses.</summary>
internal static class Decoding
{
    /// <exception cref="DetectionException">InvalidPicture.</exception>
    internal static T Guard<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (InvalidPictureException e)
        {
            throw new DetectionException(FailureKind.InvalidPicture, e.Message, e);
        }
    }
}
