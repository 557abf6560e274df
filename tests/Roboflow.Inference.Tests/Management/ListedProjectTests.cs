using System;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Tests.Management;

/// <summary>Versions of all projects of a workspace, one of which the server does not give.</summary>
public sealed class ListedProjectTests : IDisposable
{
    private readonly ModuleSession _session = new();

    private readonly RawServer _server = new(static request =>
    {
        var route = request.Split(' ')[1].Split('?')[0].Trim('/');
        return route switch
        {
            "ws" => Json(200, """
                {"workspace":{"name":"W","url":"ws","projects":[{"id":"ws/good","name":"G"},{"id":"ws/bad","name":"B"},{"id":"ws/fine","name":"F"}]}}
                """),
            "ws/bad" => Json(403, """{"error":"not yours"}"""),
            _ => Json(200, $$$"""{"project":{"id":"{{{route}}}","name":"P"},"versions":[{"id":"{{{route}}}/1","name":"v","model":{"id":"{{{route}}}/1"}}]}"""),
        };
    });

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Project_that_cannot_be_read_is_one_error_and_the_others_are_read()
    {
        var run = _session.Run("Get-RoboflowVersion * -Workspace ws -ApiKey some-key -ApiEndpoint $args[0] -MaximumRetryCount 0", null, _server.Address);
        Assert.Equal(["good", "fine"], run.Output.Select(v => (string)v.Properties["Project"].Value));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("AccessDenied,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("1 project of 3 cannot be read. bad: The server answered 403: not yours", error.ToString(), StringComparison.Ordinal);
    }

    // As text, ws/2023 would be version 2023 of a project called ws.
    [Theory]
    [InlineData("Get-RoboflowProject", "ws/2023")]
    [InlineData("Get-RoboflowVersion", "ws/2023/1")]
    public void Piped_project_can_have_a_number_as_its_name(string command, string id)
    {
        foreach (var piped in new[] { "[pscustomobject]@{ Workspace = 'ws'; Project = '2023' }", "@{ Workspace = 'ws'; Project = 2023 }", "@{ Id = 'ws/2023' }" })
        {
            var run = _session.Run(piped + " | " + command + " -ApiKey some-key -ApiEndpoint $args[0]", null, _server.Address);
            Assert.Empty(run.Errors);
            Assert.Equal(id, run.Property<string>(0, "Id"));
        }
    }

    [Theory]
    [InlineData("Get-RoboflowProject none*", "No project of the workspace ws matches 'none*'.")]
    [InlineData("Get-RoboflowVersion none*", "No project of the workspace ws matches 'none*'.")]
    [InlineData("Get-RoboflowVersion go* 7, 8", "No project that matches 'go*' has the version 7 or 8.")]
    public void Wildcard_that_matches_nothing_is_a_warning(string command, string warning)
    {
        var run = _session.Run(command + " -Workspace ws -ApiKey some-key -ApiEndpoint $args[0] 3>&1", null, _server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal([warning], run.Output.Select(o => o.ToString()));
    }

    private static byte[] Json(int status, string body) => RawServer.Answer(status, "Content-Type: application/json", Encoding.UTF8.GetBytes(body));
}
