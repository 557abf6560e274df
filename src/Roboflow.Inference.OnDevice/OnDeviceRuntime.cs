using System;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Imaging.Vips;
using Roboflow.Inference.OnDevice.Running;

namespace Roboflow.Inference.OnDevice;

/// <summary>The entry point of this assembly, which the cmdlets' assembly creates by name.</summary>
internal sealed class OnDeviceRuntime : IOnDeviceRuntime
{
    public OnDeviceRuntime() => RuntimeTelemetry.SwitchOff();

    /// <inheritdoc/>
    public RoboflowModelFile Describe(string path, ModelLayout layout, CancellationToken cancellationToken)
    {
        using var model = OnDeviceModel.Open(path, layout, cancellationToken);
        return model.Plan.File;
    }

    /// <inheritdoc/>
    public IOnDeviceDetector Open(string path, OnDeviceOptions options, int throttleLimit, CancellationToken cancellationToken)
    {
        StartLibraries();
        var model = OnDeviceModel.Open(path, options.Layout, cancellationToken);
        try
        {
            // Loaded now, so that a model that cannot be loaded is one error instead of one per image.
            _ = model.Session;
            return new OnDeviceDetector(model, options, Math.Min(throttleLimit, Environment.ProcessorCount));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    // Both native libraries are loaded while the model is read, which saves a sixth of the time to the first result. A library
    // that cannot be loaded gives an error where it is used.
    private static void StartLibraries()
    {
        foreach (var start in new Action[] { RuntimeLibrary.Start, VipsRuntime.Start })
        {
            _ = Task.Run(start).ContinueWith(static t => _ = t.Exception, TaskScheduler.Default);
        }
    }
}
