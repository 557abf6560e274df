namespace Roboflow.Inference.Imaging;

/// <summary>A picture that was made smaller and encoded to be sent.</summary>
/// <param name="Content">The encoded picture.</param>
/// <param name="Size">Its width and height in pixels.</param>
/// <param name="OriginalSize">Width and height of what it was made from, upright.</param>
public sealed record ScaledPicture(byte[] Content, (int Width, int Height) Size, (int Width, int Height) OriginalSize);
