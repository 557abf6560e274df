using System;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>ONNX Runtime, set up once on first use; it writes nothing to stderr and sends nothing.</summary>
internal static class RuntimeLibrary
{
    private static readonly Lazy<bool> Started = new(SetUp);

    /// <exception cref="ModelFileException">ONNX Runtime has no build for this platform.</exception>
    internal static void Start()
    {
        try
        {
            _ = Started.Value;
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw new ModelFileException(
                ModelFileFailure.PlatformUnsupported,
                $"ONNX Runtime cannot be loaded on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}): {Innermost(e).Message}",
                e);
        }
    }

    private static bool SetUp()
    {
        RuntimeTelemetry.SwitchOff();

        // The module itself selects the native library; a copy on the system must not be found first.
        OrtEnv.DisableDllImportResolver = true;
        var options = new EnvironmentCreationOptions { logId = "Roboflow.Inference", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        OrtEnv.CreateInstanceWithOptions(ref options).DisableTelemetryEvents();
        return true;
    }

    private static bool IsMissing(Exception e) =>
        Innermost(e) is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or PlatformNotSupportedException;

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
