using System.IO;
using System.Threading;

namespace Roboflow.Inference.Loading;

/// <summary>Handles the runtime's event for assemblies that it cannot find.</summary>
internal static partial class DependencyResolver
{
    private static int s_attached;

    internal static string AssemblyFolder => Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;

    internal static void Attach()
    {
        if (Interlocked.Exchange(ref s_attached, 1) == 0)
        {
            Hook();
        }
    }
}
