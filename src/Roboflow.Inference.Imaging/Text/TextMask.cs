namespace Roboflow.Inference.Imaging.Text;

/// <summary>One line of text as coverage, 0 to 255 per pixel, cropped to the drawn pixels.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Top">The first row, relative to the top of a capital letter of the same font; negative above it.</param>
/// <param name="Coverage">Rows from the top.</param>
internal sealed record TextMask(int Width, int Height, int Top, byte[] Coverage);
