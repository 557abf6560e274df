using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Answers one image. A backend is one detector (the hosted endpoint, a model on this machine); scaling, tiles and the
/// journal are detectors that wrap another one and know nothing of its kind.
/// </summary>
internal interface IDetector
{
    /// <summary>
    /// All that an answer depends on besides the image, as text: two detectors with the same identity give the same image
    /// the same answer. A journal keys its lines by it. A wrapper adds its own options to its inner detector's identity.
    /// </summary>
    string Identity { get; }

    /// <summary>The most images that it works on at once; it queues the others by itself.</summary>
    int MaxInFlight { get; }

    /// <summary>Whether it cannot work without an API key.</summary>
    bool NeedsKey { get; }

    /// <summary>
    /// Whether <see cref="DetectAsync"/> takes its place in the queue at once and works on another thread: then it is
    /// called in input order. Otherwise the run calls it on a pool thread, where it may read and compute.
    /// </summary>
    bool StartsAtOnce { get; }

    /// <param name="source">The image, in the frame and size that the result is to be in.</param>
    /// <param name="log">Takes what is to be said besides the result.</param>
    /// <param name="cancellationToken">Stops everything at once.</param>
    /// <exception cref="RoboflowException">The image has no result; the exception says why, and whether the run ends.</exception>
    Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken);
}
