namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>How a layout matches a model's outputs.</summary>
/// <param name="Certainty">How well it matches.</param>
/// <param name="Classes">The number of classes in the outputs.</param>
/// <param name="Outputs">The outputs to read, boxes before scores.</param>
internal sealed record LayoutFit(Certainty Certainty, int Classes, params int[] Outputs);
