namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>A part of an image, in percent of its sides.</summary>
internal sealed record CropPercent(double Left, double Top, double Right, double Bottom);
