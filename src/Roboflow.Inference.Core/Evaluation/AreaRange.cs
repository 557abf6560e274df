namespace Roboflow.Inference.Evaluation;

/// <summary>A range of areas in square pixels, both ends included, as COCO divides objects by size.</summary>
internal readonly record struct AreaRange(double Least, double Most)
{
    internal static readonly AreaRange All = new(0, 1e5 * 1e5);

    /// <summary>All sizes, even beyond COCO's limit.</summary>
    internal static readonly AreaRange Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    internal static readonly AreaRange Small = new(0, 32 * 32);

    internal static readonly AreaRange Medium = new(32 * 32, 96 * 96);

    internal static readonly AreaRange Large = new(96 * 96, 1e5 * 1e5);

    internal bool Contains(double area) => area >= Least && area <= Most;
}
