using System;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Servers and proxies that accept a connection and say nothing, such as a tunnel whose other end is gone.</summary>
public sealed class ConnectTimeTests
{
    // The handler's words are "Operation canceled" and the name of a setting of its own.
    [Fact]
    public async Task Connection_that_is_not_made_in_time_is_the_cause()
    {
        using var deaf = new DeafServer();
        var port = deaf.Address.Port;
        var messages = await Task.WhenAll(new[]
        {
            $"-Endpoint http://detector.invalid -Proxy socks5://127.0.0.1:{port}",
            $"-Endpoint https://detector.invalid -Proxy http://127.0.0.1:{port}",
            $"-Endpoint https://127.0.0.1:{port}",
        }.Select(way => Task.Run(() => MessageOf(way))));
        var proxy = $"://127.0.0.1:{port}: no connection within 30 s.";
        Assert.Equal(
            [
                $"No answer from http://detector.invalid through the proxy socks5{proxy}",
                $"No answer from https://detector.invalid through the proxy http{proxy}",
                $"No answer from https{proxy}",
            ],
            messages);
    }

    private static string MessageOf(string way)
    {
        using var session = new ModuleSession();
        var run = session.Run(
            $"try {{ Invoke-RoboflowDetection $args[0] {way} -Model shapes/1 -ApiKey emulator-key -AllowUnencryptedAuthentication -MaximumRetryCount 0 2>&1 | ForEach-Object "
                + "{ $_.Exception.Message } } catch { $_.Exception.Message }",
            null, ModuleSession.Sample("harbour.jpg"));
        return run.Output.Single().ToString();
    }
}
