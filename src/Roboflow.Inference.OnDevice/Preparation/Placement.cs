namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>The placement of an image in a canvas, and how to map boxes back: (position − offset) / scale. All lengths in pixels.</summary>
/// <param name="X">Left edge of the image in the canvas.</param>
/// <param name="Y">Top edge of the image in the canvas.</param>
/// <param name="Width">Width of the image in the canvas.</param>
/// <param name="Height">Height of the image in the canvas.</param>
/// <param name="OffsetX">Horizontal offset.</param>
/// <param name="OffsetY">Vertical offset.</param>
/// <param name="ScaleX">Horizontal scale.</param>
/// <param name="ScaleY">Vertical scale.</param>
internal readonly record struct Placement(int X, int Y, int Width, int Height, double OffsetX, double OffsetY, double ScaleX, double ScaleY)
{
    /// <summary>Stretches the image to the whole canvas.</summary>
    internal static Placement Stretch(int width, int height, int canvasWidth, int canvasHeight) =>
        new(0, 0, canvasWidth, canvasHeight, 0, 0, (double)canvasWidth / width, (double)canvasHeight / height);
}
