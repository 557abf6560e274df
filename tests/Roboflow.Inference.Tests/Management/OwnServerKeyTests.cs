using System;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Management;

/// <summary>The key of your own server must not be sent to the vendor's management API.</summary>
public sealed class OwnServerKeyTests : IDisposable
{
    private readonly ModuleSession _session = new();

    // The vendor's API is reached through a proxy, which counts the connections.
    private readonly RawServer _proxy = new(static _ => RawServer.Answer(502, "X-Proxy: yes"));

    public void Dispose()
    {
        _session.Dispose();
        _proxy.Dispose();
    }

    [Theory]
    [InlineData("Get-RoboflowWorkspace")]
    [InlineData("Get-RoboflowProject hard-hats")]
    [InlineData("Get-RoboflowProject hard-hats -ApiKey own-key")]
    [InlineData("Get-RoboflowVersion hard-hats")]
    public void Vendors_management_api_gets_only_keys_for_the_vendors_endpoints(string command)
    {
        var error = Assert.Single(Ask("http://127.0.0.1:9", command).Errors);
        DetectionFixture.AssertError(error, "ApiEndpointMissing", ErrorCategory.InvalidArgument);
        Assert.Contains("http://127.0.0.1:9", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-ApiEndpoint", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, _proxy.Requests);

        Ask("http://127.0.0.1:9", command + " -ApiEndpoint https://api.roboflow.com");
        Assert.Equal(1, _proxy.Requests);
        Ask("https://detect.roboflow.com", command);
        Assert.Equal(2, _proxy.Requests);
    }

    private SessionOutput Ask(string endpoint, string command) =>
        _session.Run($"Connect-Roboflow own-key -Endpoint {endpoint} -Proxy {_proxy.Address} -MaximumRetryCount 0; {command}");
}
