using System;

namespace Roboflow.Inference.Geometry;

/// <summary>Rotated rectangles, which CVAT writes as an upright box with an angle in its attributes.</summary>
internal static class RotatedBox
{
    // Finer than any relevant part of a pixel, and coarse enough that a quarter turn has whole corners.
    private const int NoiseDecimals = 9;

    /// <summary>Returns the box around the rotated rectangle, with its corners as the outline and its own area.</summary>
    /// <param name="upright">The rectangle before it is rotated about its center.</param>
    /// <param name="degrees">The angle, clockwise.</param>
    internal static Prediction Rotate(Prediction upright, double degrees)
    {
        // Most boxes, and those that are upside down.
        if (degrees % 180 == 0)
        {
            return upright;
        }

        var (sine, cosine) = (Math.Sin(degrees * Math.PI / 180), Math.Cos(degrees * Math.PI / 180));
        PredictionPoint[] corners = [Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)];
        return BoxCorners.Around(corners).On(upright) with { Points = corners, Area = upright.Area ?? (upright.Width * upright.Height) };

        PredictionPoint Corner(int right, int down)
        {
            var (x, y) = (right * upright.Width / 2, down * upright.Height / 2);
            return new PredictionPoint
            {
                X = Math.Round(upright.X + (x * cosine) - (y * sine), NoiseDecimals),
                Y = Math.Round(upright.Y + (x * sine) + (y * cosine), NoiseDecimals),
            };
        }
    }
}
