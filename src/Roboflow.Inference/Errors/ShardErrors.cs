using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of sharing an input out.</summary>
internal static class ShardErrors
{
    internal static ErrorRecord Invalid(Exception exception, string shard) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidShard, shard, "The first number is this worker's, from 1; the second is how many workers there "
            + "are.");

    internal static ErrorRecord Unavailable(Exception exception) => ErrorRecordFactory.Create(
        exception, ErrorId.ShardUnavailable, "Auto", "Run in a Slurm array or a Kubernetes Indexed Job, or name the shard, for "
            + "example -Shard 2/4.");

    internal static ErrorRecord NoPath() => ErrorRecordFactory.Create(
        new ArgumentException("An image in memory has no path, by which images are shared out."), ErrorId.ShardNeedsPath, null,
        "Name files or addresses, or leave -Shard away and share the images out before.");
}
