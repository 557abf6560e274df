using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Json;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Management;

/// <summary>The client of the management API. Thread-safe.</summary>
internal sealed class ManagementClient
{
    private readonly ApiChannel _channel;

    /// <exception cref="ArgumentException">The key would be sent unencrypted to another machine.</exception>
    public ManagementClient(ClientOptions options)
    {
        var given = options ?? throw new ArgumentNullException(nameof(options));

        // This API documents the key in the query, whatever its address.
        _channel = new ApiChannel(given.KeyTransport == KeyTransport.Auto ? given with { KeyTransport = KeyTransport.Query } : given);
    }

    /// <summary>Gets the name of the key's own workspace.</summary>
    /// <exception cref="RoboflowException">The request failed; the exception says why.</exception>
    internal Task<string> GetOwnWorkspaceAsync(RunLog? log, CancellationToken cancellationToken) =>
        GetAsync(
            string.Empty,
            answer => answer.Text("workspace") ?? throw AnswerParser.NoResult(answer, "a workspace"),
            log,
            cancellationToken);

    /// <summary>Gets a workspace and its projects.</summary>
    /// <exception cref="RoboflowException">The request failed; the exception says why.</exception>
    internal Task<RoboflowWorkspace> GetWorkspaceAsync(string workspace, RunLog? log, CancellationToken cancellationToken) =>
        GetAsync(Route(workspace), answer => ManagementReader.ReadWorkspace(Require(answer, "workspace"), workspace, log), log, cancellationToken);

    /// <summary>Gets a project with its classes and versions.</summary>
    /// <exception cref="RoboflowException">The request failed; the exception says why.</exception>
    internal Task<RoboflowProject> GetProjectAsync(string workspace, string project, RunLog? log, CancellationToken cancellationToken) =>
        GetAsync(
            Route(workspace, project),
            answer => ManagementReader.ReadProject(Require(answer, "project"), workspace, project, log),
            log,
            cancellationToken);

    /// <summary>Gets one version.</summary>
    /// <exception cref="RoboflowException">The request failed; the exception says why.</exception>
    internal Task<RoboflowVersion> GetVersionAsync(string workspace, string project, int version, RunLog? log, CancellationToken cancellationToken) =>
        GetAsync(
            Route(workspace, project, version.ToString(CultureInfo.InvariantCulture)),
            answer => ManagementReader.ReadVersion(Require(answer, "version").Field("version"), workspace, project, version, log)!,
            log,
            cancellationToken);

    private static string Route(params string[] parts) => string.Join("/", Array.ConvertAll(parts, Uri.EscapeDataString));

    private static JsonElement Require(JsonElement answer, string name) => answer.Field(name).ValueKind == JsonValueKind.Object
        ? answer
        : throw AnswerParser.NoResult(answer, "a " + name);

    private Task<T> GetAsync<T>(string route, Func<JsonElement, T> read, RunLog? log, CancellationToken cancellationToken) =>
        _channel.SendAsync(
            new ApiCall<T>
            {
                Method = HttpMethod.Get,
                Route = route,
                AccessDeniedIsFinal = false,
                Read = (response, body) => Read(AnswerParser.RequireJson(response, body), read),
            },
            log,
            cancellationToken);

    private static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            return AnswerJson.Read(json, answer => answer.RepeatedMember() is { } name
                ? throw new RoboflowException(FailureKind.InvalidResult, "The answer has two members named ", ServerText.Quote(name + "."))
                : read(answer));
        }
        catch (JsonException e)
        {
            throw AnswerJson.Invalid(json, e);
        }
    }
}
