using System.Threading;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Warns, once per run, that an image's values are reduced to 8 bits per channel.</summary>
/// <param name="use">What happens to the image: it is written, or used for detection.</param>
internal sealed class DepthNotice(string use)
{
    private int _isGiven;

    /// <param name="isReduced">Whether this image has more bits.</param>
    /// <param name="log">Receives the warning.</param>
    internal void Give(bool isReduced, RunLog log)
    {
        if (isReduced && Interlocked.Exchange(ref _isGiven, 1) == 0)
        {
            // libvips takes the upper byte, whatever the largest value is.
            log.NoteReduced($"The image has more than 8 bits per channel and is {use} with 8. Of 16 bits the upper 8 are used: an image whose values "
                + "are small, such as 12 bits stored in 16, becomes almost black. Other such images of this run get no warning.");
        }
    }
}
