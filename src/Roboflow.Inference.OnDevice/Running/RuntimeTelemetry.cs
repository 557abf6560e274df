using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>
/// Switches ONNX Runtime's telemetry off. Its official builds, also those for Linux and macOS, store an id of the machine and
/// report each session to Microsoft, unless this variable is set before they are loaded; see Privacy.md in their package.
/// </summary>
internal static class RuntimeTelemetry
{
    /// <summary>Must be called before an assembly of ONNX Runtime is loaded: in Windows PowerShell, that loads the native library.</summary>
    internal static void SwitchOff() => _ = NativeEnvironment.Set("ORT_DISABLE_TELEMETRY", "1");
}
