using System.Threading;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Warns, once per run, that an image is written without its damaged color profile.</summary>
internal sealed class ProfileNotice
{
    private int _isGiven;

    /// <param name="isDamaged">Whether this image's profile is damaged.</param>
    /// <param name="log">Receives the warning.</param>
    internal void Give(bool isDamaged, RunLog log)
    {
        if (isDamaged && Interlocked.Exchange(ref _isGiven, 1) == 0)
        {
            log.Warn("The image's color profile is incomplete or damaged. The image is written without it, and its colors can look different. Other such "
                + "images of this run get no warning.");
        }
    }
}
