namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>A box that a model proposes, in pixels of its input.</summary>
/// <param name="X1">Left edge.</param>
/// <param name="Y1">Top edge.</param>
/// <param name="X2">Right edge.</param>
/// <param name="Y2">Bottom edge.</param>
/// <param name="Score">What is reported as confidence, and decides which box of several stays.</param>
/// <param name="ClassId">The class's number.</param>
internal readonly record struct Candidate(float X1, float Y1, float X2, float Y2, float Score, int ClassId)
{
    /// <summary>From a center and a size.</summary>
    internal static Candidate Centered(float x, float y, float width, float height, float score, int classId) =>
        new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2), score, classId);
}
