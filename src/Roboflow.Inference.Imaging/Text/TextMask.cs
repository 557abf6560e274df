namespace Roboflow.Inference.Imaging.Text;

/// <summary>One line of text as coverage, 0 to 255 a pixel, cut to what is inked.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Top">Rows from the top of a capital letter of the same font down to the first row; negative above it.</param>
/// <param name="Coverage">Rows from the top.</param>
internal sealed record TextMask(int Width, int Height, int Top, byte[] Coverage);
