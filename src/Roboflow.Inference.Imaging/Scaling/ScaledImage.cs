namespace Roboflow.Inference.Imaging.Scaling;

/// <summary>An image that was made smaller and encoded to be sent.</summary>
/// <param name="Content">The encoded image.</param>
/// <param name="Size">Its width and height in pixels.</param>
/// <param name="OriginalSize">Width and height of what it was made from, upright.</param>
internal sealed record ScaledImage(byte[] Content, (int Width, int Height) Size, (int Width, int Height) OriginalSize);
