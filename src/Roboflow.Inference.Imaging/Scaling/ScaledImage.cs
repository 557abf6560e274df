namespace Roboflow.Inference.Imaging.Scaling;

/// <summary>An image that was scaled down and encoded for sending.</summary>
/// <param name="Content">The encoded image.</param>
/// <param name="Size">Its width and height in pixels.</param>
/// <param name="OriginalSize">Width and height of the original in pixels, upright.</param>
/// <param name="IsReduced">Whether the original has more than 8 bits per channel.</param>
internal sealed record ScaledImage(byte[] Content, (int Width, int Height) Size, (int Width, int Height) OriginalSize, bool IsReduced);
