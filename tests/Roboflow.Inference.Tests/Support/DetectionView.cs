using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A result as a script sees it: the module's own types are in another load context.</summary>
internal sealed record DetectionView(string? Path, int Count, PSObject[] Predictions)
{
    public static explicit operator DetectionView(PSObject result)
    {
        var predictions = ((IEnumerable)result.Properties["Predictions"].Value).Cast<object>().Select(PSObject.AsPSObject).ToArray();
        return new DetectionView((string?)result.Properties["Path"].Value, predictions.Length, predictions);
    }
}
