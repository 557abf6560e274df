namespace Roboflow.Imaging.Bench;

/// <summary>The measurement of one process.</summary>
/// <param name="Rate">Images a second.</param>
/// <param name="Cost">Processor milliseconds an image.</param>
/// <param name="Memory">Peak of memory in MB.</param>
internal sealed record Measurement(double Rate, double Cost, double Memory);
