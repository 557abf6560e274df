namespace Roboflow.Inference.OnDevice.Tests;

internal static class Program
{
    private static int Main(string[] args) => 0;
}
