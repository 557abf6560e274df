using System.Globalization;
using System.Linq;

namespace Roboflow.OnDevice.Bench;

/// <summary>The output of a child process: lines with a name and a number.</summary>
internal sealed class Figures(string said)
{
    internal double[] this[string name] => [.. said.Split('\n')
        .Where(l => l.StartsWith(name + ' ', System.StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture))];
}
