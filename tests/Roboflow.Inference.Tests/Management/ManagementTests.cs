using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Management;

public sealed class ManagementTests : IAsyncLifetime, IDisposable
{
    private readonly ModuleSession _session = new();
    private EmulatorHost _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
        _session.Run("Connect-Roboflow emulator-key -Endpoint $args[0] -ApiEndpoint $args[0]", null, _emulator.Address);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_keys_own_workspace_is_found()
    {
        var run = _session.Run("Get-RoboflowWorkspace");
        Assert.Empty(run.Errors);
        Assert.Equal(("emulator", "Emulator"), (run.Property<string>(0, "Workspace"), run.Property<string>(0, "Name")));
    }

    [Theory]
    [InlineData("Get-RoboflowWorkspace ..")]
    [InlineData("Get-RoboflowWorkspace ' ./ '")]
    [InlineData("Get-RoboflowWorkspace a/b")]
    [InlineData("Get-RoboflowProject shapes -Workspace ..")]
    [InlineData("Get-RoboflowVersion shapes/1 -Workspace ../x")]
    [InlineData("Connect-Roboflow k -Workspace ..")]
    public void Workspace_that_would_be_another_path_is_refused(string script)
    {
        var run = _session.Run(script);
        var error = DetectionFixture.TheError(run, "InvalidProjectName", ErrorCategory.InvalidArgument);
        Assert.Contains("workspace", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_emulator.Received);
    }

    [Fact]
    public async Task Answer_that_repeats_a_member_is_invalid()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult(
            (200, "application/json", """{"workspace":{"name":"A","url":"a","projects":[{"id":"a/lost"}],"projects":[{"id":"a/b"}]}}""")));
        var run = _session.Run("Get-RoboflowProject -Workspace a -ApiEndpoint $args[0] -ApiKey emulator-key", null, server.Address);
        Assert.Empty(run.Output);
        Assert.Contains("two members named projects", DetectionFixture.TheError(run, "InvalidResult", ErrorCategory.InvalidResult).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RoboflowVersion acme/shapes", """[{"id":"acme/shapes/2"},{"id":"acme/shapes/x"},{},7]""", 1, "3 versions * are left out.")]
    [InlineData("Get-RoboflowVersion acme/shapes", """{"2":{}}""", 0, "1 version * is left out.")]
    [InlineData("Get-RoboflowVersion acme/shapes", "null", 0, null)]
    [InlineData("Get-RoboflowProject -Workspace acme", """[{"id":"acme/p"},{"name":"x"}]""", 1, "1 project * is left out.")]
    public void Entry_without_a_readable_id_is_a_warning(string script, string list, int read, string? warning)
    {
        var json = $$"""{"project":{"id":"acme/shapes"},"versions":{{list}},"workspace":{"url":"acme","projects":{{list}}} }""";
        using var server = new RawServer(_ => RawServer.Answer(200, "Content-Type: application/json", System.Text.Encoding.UTF8.GetBytes(json)));
        var run = _session.Run(script + " -ApiEndpoint $args[0] 3>&1", null, server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(read, run.Output.Count(o => o.BaseObject is not WarningRecord));
        var said = run.Output.Select(o => o.BaseObject).OfType<WarningRecord>().SingleOrDefault()?.Message;
        Assert.True(warning is null ? said is null : WildcardPattern.Get("*" + warning, WildcardOptions.None).IsMatch(said ?? string.Empty), said);
    }

    [Theory]
    [InlineData("Get-RoboflowProject $null")]
    [InlineData("Get-RoboflowVersion (, $null)")]
    public void Missing_project_is_an_error_of_the_parameter(string script)
    {
        var run = _session.Run(script);
        Assert.StartsWith("ParameterArgumentValidationError", (run.Terminated ?? run.Errors[0]).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RoboflowProject shapes")]
    [InlineData("Get-RoboflowProject emulator/shapes")]
    [InlineData("Get-RoboflowProject shapes -Workspace emulator")]
    [InlineData("Get-RoboflowProject SHA* | Where-Object Project -eq shapes")]
    [InlineData("Get-RoboflowProject | Where-Object Project -eq shapes")]
    [InlineData("'shapes' | Get-RoboflowProject")]
    [InlineData("Get-RoboflowWorkspace | Get-RoboflowProject | Where-Object Project -eq shapes")]
    [InlineData("Get-RoboflowProject shapes | Get-RoboflowProject")]
    [InlineData("Get-RoboflowVersion shapes/1 | Get-RoboflowProject")]
    [InlineData("[pscustomobject]@{ Workspace = 'emulator'; Project = 'shapes' } | Get-RoboflowProject")]
    [InlineData("@{ Workspace = 'emulator'; Project = 'shapes' } | Get-RoboflowProject")]
    [InlineData("Get-RoboflowProject @{ project = 'shapes' }")]
    [InlineData("[pscustomobject]@{ Id = 'emulator/shapes' } | Get-RoboflowProject")]
    [InlineData("@{ Id = 'emulator/shapes/1'; Name = 'a' } | Get-RoboflowProject")]
    [InlineData("@{ Workspace = 'emulator' } | Get-RoboflowWorkspace | Get-RoboflowProject | Where-Object Project -eq shapes")]
    [InlineData("[pscustomobject]@{ Workspace = 'emulator' } | Get-RoboflowWorkspace | Get-RoboflowProject | Where-Object Project -eq shapes")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-RoboflowProject "
        + "shapes))) | Get-RoboflowProject")]
    public void A_project_is_named_in_every_way_that_people_do(string script)
    {
        var run = _session.Run(script);
        Assert.Empty(run.Errors);
        Assert.Equal("emulator/shapes", Assert.Single(run.Output).Properties["Id"].Value);
        Assert.Contains("red-circle", ((System.Collections.IEnumerable)run.Output[0].Properties["Classes"].Value).Cast<object>().Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("@{ Name = 'shapes' } | Get-RoboflowProject", "neither a Project nor an Id")]
    [InlineData("[pscustomobject]@{ Name = 'shapes'; Id = '7' }, 'shapes' | Get-RoboflowVersion -Trained", "neither a Project nor an Id")]
    [InlineData("Get-RoboflowVersion @{}", "neither a Project nor an Id")]
    [InlineData("@{ Project = 'shapes' } | Get-RoboflowWorkspace", "has no Workspace")]
    public void Object_that_names_nothing_is_an_error_and_not_a_request(string script, string said)
    {
        var error = Assert.Single(_session.Run(script).Errors);
        Assert.StartsWith("InvalidProjectName,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RoboflowVersion shapes | First")]
    [InlineData("Get-RoboflowVersion shapes/1")]
    [InlineData("Get-RoboflowVersion emulator/shapes 1")]
    [InlineData("@{ Workspace = 'emulator'; Project = 'shapes'; Version = 1 } | Get-RoboflowVersion")]
    [InlineData("[pscustomobject]@{ Id = 'emulator/shapes/1' } | Get-RoboflowVersion")]
    [InlineData("Get-RoboflowVersion sh*es -Trained | First")]
    [InlineData("Get-RoboflowProject shapes | Get-RoboflowVersion | First")]
    [InlineData("Get-RoboflowWorkspace | Get-RoboflowProject | Where-Object Project -eq shapes | Get-RoboflowVersion | First")]
    public void A_version_is_the_model_of_a_detection(string versions)
    {
        var image = ModuleSession.Sample("harbour.jpg");
        _session.Run("function First { begin { $n = 0 } process { if ($n++ -eq 0) { $_ } } }");
        var version = _session.Run(versions);
        Assert.Empty(version.Errors);
        Assert.Equal(("emulator/shapes/1", "shapes/1"), (version.Property<string>(0, "Id"), version.Property<string>(0, "Model")));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1764000000), version.Output[0].Properties["Created"].Value);

        var run = _session.Run(versions + " | Invoke-RoboflowDetection -Path $args[0]", null, image);
        Assert.Empty(run.Errors);
        Assert.Equal(3, run.Output.Count);
        Assert.All(run.Output, p => Assert.Equal("shapes/1", p.Properties["Model"].Value));

        var given = _session.Run("Invoke-RoboflowDetection $args[0] -Model (" + versions + ") -AsResult", null, image);
        Assert.Empty(given.Errors);
        Assert.Equal("shapes/1", Assert.Single(given.Output).Properties["Model"].Value);
    }

    [Fact]
    public void Several_names_are_answered_in_order_and_unknown_ones_are_one_error_each()
    {
        var run = _session.Run("'shapes', 'nothing', 'other/shapes', 'a/b/c', 'sh[', 'emulator/shapes' | Get-RoboflowProject; Get-RoboflowVersion shapes 9; "
            + "Get-RoboflowWorkspace emulator, nobody");
        Assert.Equal(
            ["emulator/shapes", "emulator/shapes", "emulator"],
            run.Output.Select(o => (string)o.Properties[o.Properties["Id"] is null ? "Workspace" : "Id"].Value));
        Assert.Equal(
            [("ProjectNotFound", "nothing"), ("ProjectNotFound", "other/shapes"),
             ("InvalidProjectName", "a/b/c"), ("InvalidProjectName", "sh["), ("VersionNotFound", "shapes/9"), ("WorkspaceNotFound", "nobody")],
            run.Errors.Select(e => (e.FullyQualifiedErrorId.Split(',')[0], (string)e.TargetObject)));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.All(run.Errors, e => Assert.Contains((string)e.TargetObject, e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_key_ends_the_run()
    {
        var run = _session.Run("'shapes', 'shapes', 'shapes' | Get-RoboflowProject -ApiKey wrong");
        Assert.StartsWith("AuthenticationFailed,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Several_names_are_requested_concurrently()
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await EchoServer.StartAsync(async path =>
        {
            // No request is answered before all have arrived.
            if (Interlocked.Increment(ref arrived) == 3)
            {
                all.SetResult();
            }

            await all.Task;
            return (200, "application/json", $$$"""{"project":{"id":"acme/{{{path.Split('/', '?')[2]}}}"}}""");
        });
        var run = _session.Run(
            "'a', 'b', 'c' | Get-RoboflowProject -Workspace acme -ApiEndpoint $args[0] -TimeoutSec 120 -MaximumRetryCount 0", null, server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(["acme/a", "acme/b", "acme/c"], run.Output.Select(o => (string)o.Properties["Id"].Value));
    }

    [Fact]
    public async Task Unanswered_request_can_be_stopped()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await EchoServer.StartAsync(async _ =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite);
            return default;
        });
        using var shell = _session.Prepare(
            "Get-RoboflowVersion shapes -Workspace acme -TimeoutSec 600 -MaximumRetryCount 0 -ApiEndpoint $args[0]",
            server.Address);
        var running = shell.BeginInvoke();
        await arrived.Task.WaitAsync(EmulatorWatch.Patience);
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));

        // Waiting for the answer would have ended with a timeout error.
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void Address_without_a_management_API_is_one_error()
    {
        var run = _session.Run("Get-RoboflowWorkspace -ApiEndpoint ($args[0].AbsoluteUri + '_emulator/statistics')", null, _emulator.Address);
        Assert.StartsWith("InvalidResult,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_reads_well_in_80_columns()
    {
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        session.Run("Connect-Roboflow emulator-key -ApiEndpoint $args[0] -Endpoint $args[0]; Get-RoboflowWorkspace | Out-Default; Get-RoboflowProject shapes "
            + "| Out-Default; (Get-RoboflowProject shapes).Classes | Out-Default; Get-RoboflowVersion shapes/1 | Out-Default", null, _emulator.Address);
        Assert.Contains("   Project: emulator/shapes", host.Shown, StringComparison.Ordinal);
        Assert.Contains("      1 shapes/1", host.Shown, StringComparison.Ordinal);
        Assert.Contains("2025-11-24 Computed from pixels", host.Shown, StringComparison.Ordinal);
        Assert.All(host.Shown.Split('\n'), line => Assert.True(line.TrimEnd().Length < 80, line));
    }
}
