namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>A candidate box of a model, in pixels of its input.</summary>
/// <param name="X1">Left edge.</param>
/// <param name="Y1">Top edge.</param>
/// <param name="X2">Right edge.</param>
/// <param name="Y2">Bottom edge.</param>
/// <param name="Score">The reported confidence, by which NMS selects boxes.</param>
/// <param name="ClassId">The class's number.</param>
internal readonly record struct Candidate(float X1, float Y1, float X2, float Y2, float Score, int ClassId)
{
    /// <summary>Creates a candidate from its center and size.</summary>
    internal static Candidate Centered(float x, float y, float width, float height, float score, int classId) =>
        new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2), score, classId);
}
