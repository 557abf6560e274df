using System;

namespace Roboflow.Inference.Sharding;

/// <summary>Reads a worker's shard from the scheduler's environment: a Slurm array, or a Kubernetes Indexed Job.</summary>
internal static class ShardEnvironment
{
    private const string SlurmId = "SLURM_ARRAY_TASK_ID";
    private const string SlurmFirst = "SLURM_ARRAY_TASK_MIN";
    private const string SlurmLast = "SLURM_ARRAY_TASK_MAX";
    private const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";
    private const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    private const string JobIndex = "JOB_COMPLETION_INDEX";
    private const string JobCount = "JOB_COMPLETIONS";

    /// <exception cref="InvalidOperationException">There is no scheduler, or its numbers are out of range.</exception>
    internal static Shard Find(Func<string, string?> environment)
    {
        if (IsSet(SlurmId))
        {
            // --array=10-40:10 counts 10, 20, 30, 40. In an irregular array, such as 1,3,7, every task fails, because the images of the
            // missing ones would be processed by none.
            var step = IsSet(SlurmStep) ? Number(SlurmStep) : 1;
            var (first, count) = (Number(SlurmFirst), Number(SlurmCount));
            var past = Number(SlurmId) - first;
            var isRegular = step > 0 && past % step == 0 && (!IsSet(SlurmLast) || Number(SlurmLast) == first + ((count - 1) * step));
            return Create(isRegular ? (past / step) + 1 : 0, count, SlurmId, "Use a regular array, such as --array=0-9.");
        }

        return IsSet(JobIndex)
            ? Create(Number(JobIndex) + 1, Number(JobCount), JobIndex, "The index counts from 0 and is below the number of completions.")
            : throw new InvalidOperationException(
                $"Neither {SlurmId} (a Slurm array) nor {JobIndex} (a Kubernetes Indexed Job) is set, so the shard is unknown.");

        bool IsSet(string name) => !string.IsNullOrWhiteSpace(environment(name));

        long Number(string name) => Shard.TryRead(environment(name)?.Trim(), out var number)
            ? number
            : throw new InvalidOperationException(
                IsSet(name) ? $"{name} is '{environment(name)}', which is not a number." : $"{name} is not set, so the number of shards is unknown.");
    }

    private static Shard Create(long number, long count, string source, string rule) => Shard.TryCreate(number, count)
        ?? throw new InvalidOperationException($"According to {source} this is shard {number} of {count}, which is out of range. {rule}");
}
