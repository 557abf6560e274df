using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Management;

namespace Roboflow.Inference.Completion;

/// <summary>
/// The known projects, models and classes of one runspace, for completion: from occasional queries to the management API, or
/// from results.
/// </summary>
internal sealed class ModelCatalog
{
    /// <summary>How long a key press waits; a later answer is used for the next key press.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(30);

    // The catalog offers choices to people; a model has hundreds of classes at most.
    private const int MostSeen = 2000;

    private readonly Dictionary<string, Question> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<(string Model, string Class)> _seen = [];
    private DateTime _deadline;

    /// <summary>Starts the time limit that the queries of one key press share.</summary>
    internal void BeginKeyPress() => _deadline = DateTime.UtcNow + Patience;

    /// <summary>Returns the projects in the workspace's list; empty while they are unknown.</summary>
    internal IReadOnlyList<RoboflowProject> Projects(ManagementClient client, string? workspace) =>
        Ask("projects of " + workspace, async cancellation =>
        {
            workspace ??= await client.GetOwnWorkspaceAsync(log: null, cancellation).ConfigureAwait(false);
            return (await client.GetWorkspaceAsync(workspace, log: null, cancellation).ConfigureAwait(false)).Projects;
        })
        ?? [];

    /// <summary>Returns one project with classes and versions; null while it is unknown.</summary>
    internal RoboflowProject? Project(ManagementClient client, string workspace, string project) =>
        Ask($"project {workspace}/{project}", cancellation => client.GetProjectAsync(workspace, project, log: null, cancellation));

    /// <summary>Records what a model detected; called on the pipeline thread.</summary>
    internal void Learn(DetectionResult result)
    {
        foreach (var prediction in result.Predictions)
        {
            if (_seen.Count < MostSeen)
            {
                _seen.Add((result.Model ?? string.Empty, prediction.Class));
            }
        }
    }

    /// <summary>Returns the classes that a model, or any model, detected.</summary>
    internal IEnumerable<string> SeenClasses(string? model) =>
        _seen.Where(s => model is null || string.Equals(s.Model, model, StringComparison.Ordinal)).Select(s => s.Class).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the models that were used successfully.</summary>
    internal IEnumerable<string> SeenModels() => _seen.Select(s => s.Model).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal);

    private T? Ask<T>(string about, Func<CancellationToken, Task<T>> ask)
        where T : class
    {
        var question = _questions.TryGetValue(about, out var known) && !known.IsStale ? known : _questions[about] = new Question(Start(ask));
        return question.Answer(_deadline - DateTime.UtcNow) as T;
    }

    private static async Task<object?> Start<T>(Func<CancellationToken, Task<T>> ask)
        where T : class
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return await Task.Run(() => ask(limit.Token)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Completion is silent: the command itself reports the error.
            return null;
        }
    }

    private sealed class Question(Task<object?> answer)
    {
        private readonly DateTime _asked = DateTime.UtcNow;
        private bool _hasWaited;

        internal bool IsStale => DateTime.UtcNow - _asked > (answer.IsCompleted && answer.Result is null ? PauseAfterFault : Freshness);

        /// <summary>Returns the answer if it arrives in time. After one time-out, later key presses do not wait for that server.</summary>
        internal object? Answer(TimeSpan patience)
        {
            if (!_hasWaited && patience > TimeSpan.Zero)
            {
                _hasWaited = true;
                answer.Wait(patience);
            }

            return answer.IsCompleted ? answer.Result : null;
        }
    }
}
