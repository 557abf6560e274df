using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Management;

namespace Roboflow.Inference.Completion;

/// <summary>
/// What one runspace knows of projects, models and classes, for completion: asked of the management API once in a while,
/// or seen in results.
/// </summary>
internal sealed class ModelCatalog
{
    /// <summary>How long a key press waits; what comes later is there for the next one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(30);

    // A catalog is for people to choose from; a model has hundreds of classes at most.
    private const int MostSeen = 2000;

    private readonly Dictionary<string, Question> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<(string Model, string Class)> _seen = [];
    private DateTime _deadline;

    /// <summary>From now on the questions of one key press share its patience.</summary>
    internal void BeginKeyPress() => _deadline = DateTime.UtcNow + Patience;

    /// <summary>The workspace's projects as it lists them; empty while they are not known.</summary>
    internal IReadOnlyList<RoboflowProject> Projects(ManagementClient client, string? workspace) =>
        Ask("projects of " + workspace, async cancellation =>
        {
            workspace ??= await client.GetOwnWorkspaceAsync(log: null, cancellation).ConfigureAwait(false);
            return (await client.GetWorkspaceAsync(workspace, log: null, cancellation).ConfigureAwait(false)).Projects;
        })
        ?? [];

    /// <summary>One project with classes and versions; null while it is not known.</summary>
    internal RoboflowProject? Project(ManagementClient client, string workspace, string project) =>
        Ask($"project {workspace}/{project}", cancellation => client.GetProjectAsync(workspace, project, log: null, cancellation));

    /// <summary>Remembers what a model detected. On the pipeline thread.</summary>
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

    /// <summary>Classes that a model detected, or any model where none is named.</summary>
    internal IEnumerable<string> SeenClasses(string? model) =>
        _seen.Where(s => model is null || string.Equals(s.Model, model, StringComparison.Ordinal)).Select(s => s.Class).Distinct(StringComparer.Ordinal);

    /// <summary>Models that were asked with success.</summary>
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
            // Completion is silent: the command itself will say what is wrong.
            return null;
        }
    }

    private sealed class Question(Task<object?> answer)
    {
        private readonly DateTime _asked = DateTime.UtcNow;
        private bool _hasWaited;

        internal bool IsStale => DateTime.UtcNow - _asked > (answer.IsCompleted && answer.Result is null ? PauseAfterFault : Freshness);

        /// <summary>The answer if it is there in time. A server that let one key press wait does not get another one.</summary>
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
