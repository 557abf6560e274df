using System.Globalization;

namespace Roboflow.Inference.Binding;

/// <summary>A number of single precision, which means the decimal that it is written as: [float]0.99 is 0.99, not 0.9900000095.</summary>
internal static class SingleNumber
{
    /// <summary>Returns the number of its shortest text. A whole one, of any size, and one that is not finite are the same in double precision.</summary>
    internal static double Widened(float single) => single % 1 is 0 or float.NaN
        ? single
        : double.Parse(single.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
