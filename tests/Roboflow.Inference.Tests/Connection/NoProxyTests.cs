using System;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Servers that NO_PROXY excepts in a form that .NET does not know: neither the key nor the image goes to the proxy.</summary>
public sealed class NoProxyTests
{
    private const string Start = "Import-Module $args[0]; 'http', 'https', 'all', 'no' | ForEach-Object { \"${_}_proxy\", \"${_}_PROXY\".ToUpper() } | "
        + "ForEach-Object { [Environment]::SetEnvironmentVariable($_, [NullString]::Value) }; $env:http_proxy = 'http://user:sesame@127.0.0.1:9'\n"
        + "$way = @{ Endpoint = 'http://a.inner.invalid'; ApiKey = 'emulator-key'; AllowUnencryptedAuthentication = $true; MaximumRetryCount = 0 }\n";

    [Fact]
    public async Task Server_that_is_excepted_is_reached_without_the_proxy()
    {
        var said = await ScriptProcess.RunAsync(
            Start + """
            foreach ($list in '*', 'localhost,inner.invalid', '*.inner.invalid', '.inner.invalid', 'A.Inner.Invalid:80', 'localhost a.inner.invalid',
                'localhost;a.inner.invalid', '"localhost,a.inner.invalid"', '10.*, inner.invalid') {
                $env:no_proxy = $list
                try { $message = (Invoke-RoboflowDetection @way -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 2>&1).Exception.Message } catch { $message = "$_" }
                if ($message -notlike 'No answer from http://a.inner.invalid: *') { "$list : $message" }
                $message = (Test-RoboflowConnection shapes/1 @way).Message
                if ($message -notlike 'The name a.inner.invalid cannot be resolved*') { "$list : $message" }
            }
            $env:no_proxy = 'ner.invalid, a.inner.invalid:81, b.a.inner.invalid, 10.0.0.0/8'
            (Test-RoboflowConnection shapes/1 @way).Message -like 'The proxy 127.0.0.1 does not accept*'
            'end'
            """,
            [ModuleSession.Manifest]);
        Assert.Equal(["True", "end"], said);
    }

    [Fact]
    public async Task Entry_that_is_not_understood_is_an_error_where_the_proxy_would_be_used()
    {
        var said = await ScriptProcess.RunAsync(
            Start + """
            foreach ($entry in 'inner.invalid/8', 'a.inner.invalid:', 'http://inner.invalid', 'inner.invalid:port', 'a|inner.invalid') {
                $env:NO_PROXY = "localhost, $entry"
                try { Invoke-RoboflowDetection @way -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 } catch { "$($_.FullyQualifiedErrorId) $($_.TargetObject) $_" }
            }
            $test = Test-RoboflowConnection shapes/1 @way
            $test.ErrorId
            (Test-RoboflowConnection shapes/1 @way -NoProxy).Message -like 'The name a.inner.invalid cannot be resolved*'
            """,
            [ModuleSession.Manifest]);
        Assert.Equal(7, said.Count);
        Assert.Equal(("InvalidProxy", "True"), (said[5], said[6]));
        Assert.Equal(
            "InvalidProxy,Roboflow.Inference.Commands.InvokeRoboflowDetectionCommand $env:NO_PROXY "
                + "'inner.invalid/8' of $env:NO_PROXY is not understood, so the proxy http://127.0.0.1:9 would be used.",
            said[0]);
        Assert.All(new[] { said[1], said[2], said[3], said[4] }, s => Assert.Contains(" is not understood, so the proxy http", s, StringComparison.Ordinal));
    }
}
