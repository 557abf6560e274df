using System;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Support;

public sealed class ModuleSessionTests
{
    [Theory]
    [InlineData("while ($true) { }")]
    [InlineData("Invoke-RoboflowDetection -InputObject ([byte[]](0xFF, 0xD8, 0xFF)) -Model digest/1 -Endpoint $args[0] -ApiKey k")]
    public async Task A_script_that_hangs_is_stopped_and_named(string script)
    {
        await using var never = await EchoServer.StartAsync(_ => new TaskCompletionSource<(int, string, string)>().Task);
        using var session = new ModuleSession { Patience = TimeSpan.FromMilliseconds(500) };
        Assert.Contains(script, Assert.Throws<TimeoutException>(() => session.Run(script, null, never.Address)).Message, StringComparison.Ordinal);
    }
}
