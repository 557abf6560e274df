namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>The interpolation between pixels.</summary>
internal enum Resampler
{
    /// <summary>Half-pixel bilinear over four neighbors, as in OpenCV's INTER_LINEAR.</summary>
    Bilinear,

    /// <summary>A triangle filter as wide as the reduction, as in Pillow's BILINEAR.</summary>
    Triangle,
}
