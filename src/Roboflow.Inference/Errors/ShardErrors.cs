using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of dividing the input into shards.</summary>
internal static class ShardErrors
{
    internal static ErrorRecord Invalid(Exception exception, string shard) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidShard, shard, "The first number is this worker's, from 1; the second is the number of workers.");

    internal static ErrorRecord Unavailable(Exception exception) => ErrorRecordFactory.Create(
        exception, ErrorId.ShardUnavailable, "Auto", "Run in a Slurm array or a Kubernetes Indexed Job, or specify the shard, for "
            + "example -Shard 2/4.");

    internal static ErrorRecord NoPath() => ErrorRecordFactory.Create(
        new ArgumentException("Images are assigned to shards by path, and an image in memory has no path."), ErrorId.ShardNeedsPath, null,
        "Use files or addresses, or divide the images yourself and omit -Shard.");
}
