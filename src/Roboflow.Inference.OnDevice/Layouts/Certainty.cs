namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>How well a layout matches.</summary>
internal enum Certainty
{
    /// <summary>The shapes allow it, without further evidence.</summary>
    Possible,

    /// <summary>The shapes are typical of it.</summary>
    Likely,

    /// <summary>Names or metadata confirm it.</summary>
    Certain,
}
