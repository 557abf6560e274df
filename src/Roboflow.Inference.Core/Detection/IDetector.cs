using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Detection;

/// <summary>
/// Detects objects on one image. A backend is a detector (the hosted endpoint, a model on this machine); scaling, tiles and
/// the journal are detectors that wrap another one of any kind.
/// </summary>
internal interface IDetector
{
    /// <summary>
    /// Everything that the answer depends on besides the image, as text: two detectors with the same identity give the same
    /// answer for an image. It is part of a journal's keys. A wrapper adds its own options to its inner detector's identity.
    /// </summary>
    string Identity { get; }

    /// <summary>The maximum number of images processed at once; the detector queues the others itself.</summary>
    int MaxInFlight { get; }

    /// <summary>Whether it requires an API key.</summary>
    bool NeedsKey { get; }

    /// <summary>
    /// Whether <see cref="DetectAsync"/> queues the image immediately and works on another thread; it is then called in input
    /// order. Otherwise the run calls it on a pool thread, where it can read and compute.
    /// </summary>
    bool StartsAtOnce { get; }

    /// <param name="source">The image; the result is in its pixels.</param>
    /// <param name="log">Receives messages besides the result.</param>
    /// <param name="cancellationToken">Cancels the detection.</param>
    /// <exception cref="RoboflowException">The image has no result; the exception says why, and whether the run ends.</exception>
    Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken);
}
