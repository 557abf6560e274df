namespace Roboflow.Imaging.Bench;

/// <summary>The measurement of one process.</summary>
/// <param name="Rate">Images per second.</param>
/// <param name="Cost">Processor milliseconds per image.</param>
/// <param name="Memory">Peak memory in MB.</param>
internal sealed record Measurement(double Rate, double Cost, double Memory);
