using System;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Gives one image's result. Detectors wrap one another: a journal around tiles or scaling around the endpoint.
/// </summary>
internal interface IDetector
{
    /// <param name="source">The image, in the frame and size that the result is to be in.</param>
    /// <param name="log">Takes lines for the verbose stream; callable on any thread.</param>
    /// <param name="cancellationToken">Stops everything at once.</param>
    /// <exception cref="RoboflowException">The image has no result; the exception says why.</exception>
    Task<DetectionResult> DetectAsync(ImageSource source, Action<string> log, CancellationToken cancellationToken);
}
