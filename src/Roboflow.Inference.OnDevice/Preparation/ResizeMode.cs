namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>How an image is resized.</summary>
internal enum ResizeMode
{
    /// <summary>Each axis has its own factor.</summary>
    Stretch,

    /// <summary>Both axes have the same factor, with bars on two sides.</summary>
    Letterbox,
}
