using System;
using System.Management.Automation;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Commands;

/// <content>Images that several workers share.</content>
public sealed partial class InvokeRoboflowDetectionCommand
{
    private Sharding.Shard? _shard;

    /// <summary>This worker's part of an input that several share: K/N, or Auto.</summary>
    [Parameter(HelpMessage = "This worker's part of the images: K/N, for example 2/4, or Auto in a Slurm array or a Kubernetes Indexed Job.")]
    [ValidateNotNullOrEmpty]
    public string? Shard { get; set; }

    private void ReadShard()
    {
        if (Shard is null)
        {
            return;
        }

        try
        {
            _shard = Sharding.Shard.Parse(Shard, Environment.GetEnvironmentVariable);
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ShardErrors.Invalid(e, Shard));
        }
        catch (InvalidOperationException e)
        {
            ThrowTerminatingError(ShardErrors.Unavailable(e));
        }

        WriteVerbose($"Only the images of shard {_shard} are taken.");
    }

    private bool IsOwn(ImageSource source)
    {
        if (_shard is null)
        {
            return true;
        }

        if (source.Path is null)
        {
            ThrowTerminatingError(ShardErrors.NoPath());
        }

        return _shard.Owns(source.Path!);
    }
}
