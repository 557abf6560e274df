namespace Roboflow.Emulator.Vision;

/// <summary>One solid-colored area.</summary>
/// <param name="Class">Its color and shape.</param>
/// <param name="ClassId">The number of that class.</param>
/// <param name="Confidence">How well the pixels match the shape, 0 to 1.</param>
/// <param name="Left">The first column of its box.</param>
/// <param name="Top">The first row of its box.</param>
/// <param name="Right">The column after its box.</param>
/// <param name="Bottom">The row after its box.</param>
/// <param name="Outline">The corners of the area's outer border; empty if not requested.</param>
internal sealed record Shape(string Class, int ClassId, double Confidence, int Left, int Top, int Right, int Bottom, (int X, int Y)[] Outline);
