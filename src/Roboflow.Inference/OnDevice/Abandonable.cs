using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.OnDevice;

/// <summary>Work in native code that cannot be interrupted, such as loading a model: Ctrl+C leaves it to another thread.</summary>
internal static class Abandonable
{
    /// <exception cref="PipelineStoppedException">The token was canceled.</exception>
    internal static T Run<T>(Func<CancellationToken, T> work, CancellationToken stop)
        where T : class
    {
        var task = Task.Run(() => work(stop), CancellationToken.None);
        try
        {
            _ = Task.WaitAny([task], stop);
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _ = task.ContinueWith(Release, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw new PipelineStoppedException();
        }
    }

    private static void Release<T>(Task<T> late)
    {
        // Reading the exception marks it as handled.
        if (late.Exception is null && !late.IsCanceled)
        {
            (late.Result as IDisposable)?.Dispose();
        }
    }
}
