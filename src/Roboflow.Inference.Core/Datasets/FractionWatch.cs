using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Notices a data set whose boxes are fractions of the image, as Azure writes them to COCO files: in pixels, all of them are in
/// the image's first pixel.
/// </summary>
internal sealed class FractionWatch
{
    // Rounding in other tools can slightly exceed the border.
    private const double Slack = 0.01;

    private bool _hasBoxes;
    private bool _hasOther;

    /// <summary>Whether there are boxes, and all of them are in the first pixel.</summary>
    internal bool AreFractions => _hasBoxes && !_hasOther;

    /// <summary>Looks at the boxes of an image, which are in pixels.</summary>
    internal void Add(DetectionResult result)
    {
        _hasBoxes |= result.Predictions.Count > 0;
        _hasOther = _hasOther || result.Predictions.Any(p => p is not { Left: >= -Slack, Top: >= -Slack, Right: <= 1 + Slack, Bottom: <= 1 + Slack });
    }
}
