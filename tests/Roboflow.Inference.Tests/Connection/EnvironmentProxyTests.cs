using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Variables for a proxy that .NET ignores, each in a separate process: .NET reads them once.</summary>
public sealed class EnvironmentProxyTests
{
    private const string Detect = "Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint http://detector.invalid "
        + "-AllowUnencryptedAuthentication -ApiKey emulator-key -MaximumRetryCount 0";

    // detector.invalid does not exist: what is sent there has another error.
    [Fact]
    public async Task Proxy_that_cannot_be_read_is_an_error_and_nothing_is_sent()
    {
        var said = await RunAsync(
            $$"""
            $images = 1..3 | ForEach-Object { , [byte[]] (0xFF, 0xD8, 0xFF) }
            foreach ($value in 'socks5h://127.0.0.1:9', ' http://u:p@h', 'socks://127.0.0.1:9', '"http://127.0.0.1:9"', "'http://127.0.0.1:9'", ' http://127.0.0.1:9',
                'http://127.0.0.1:notaport', 'http://[::1:9', 'htps://127.0.0.1:9', 'ftp://127.0.0.1', 'http://a:1;https=b:2', 'http://', 'http://127.0.0.1:99999',
                'http://proxy.example.com:', '127.0.0.1:', '[::1]:', 'http:/127.0.0.1:8932', 'https:\127.0.0.1:8932', 'http:/127.0.0.1', '127.0.0.1 ', '127.0.0.1:9/a:9') {
                foreach ($name in 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY') {
                    [Environment]::SetEnvironmentVariable($name, $value)
                    try { $images | {{Detect.Replace("-InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) ", string.Empty, StringComparison.Ordinal)}} *>&1 }
                    catch { if ("$_" -cnotmatch "^'.+' of [$]env:$name is not a proxy address[.]$" -or "$($_.FullyQualifiedErrorId)" -notmatch '^InvalidProxy,') { "$name $value : $_" } }
                    [Environment]::SetEnvironmentVariable($name, [NullString]::Value)
                }
            }
            'end'
            """);
        Assert.Equal(["end"], said);
    }

    [Fact]
    public async Task Management_and_connection_test_are_not_sent_past_the_proxy_either()
    {
        var said = await RunAsync(
            """
            $env:https_proxy = '"http://user:sesame@127.0.0.1:9"'
            $env:http_proxy = 'http://127.0.0.1:9'
            try { Get-RoboflowWorkspace acme -ApiEndpoint https://detector.invalid -ApiKey k } catch { "$_"; "$($_.Exception)" -match 'sesame'; $_.TargetObject }
            $test = Test-RoboflowConnection shapes/1 -Endpoint https://detector.invalid -ApiKey k
            $test.ErrorId; $test.Message; $test.NameResolved -eq $null; $test.Succeeded
            (Test-RoboflowConnection shapes/1 -Endpoint https://detector.invalid -ApiKey k -NoProxy).Message -like 'The name detector.invalid cannot be resolved*'
            """);
        const string Says = "'\"http://127.0.0.1:9\"' of $env:https_proxy is not a proxy address.";
        Assert.Equal([Says, "False", "$env:https_proxy", "InvalidProxy", Says, "True", "False", "True"], said);
    }

    [Fact]
    public async Task Proxy_that_was_set_too_late_is_an_error()
    {
        var said = await RunAsync(
            $$"""
            function Try-It([string] $With) { try { (& ([scriptblock]::Create("{{Detect}} $With")) 2>&1).Exception.Message } catch { $_.Exception.Message } }
            Try-It
            $env:http_proxy = 'http://127.0.0.1:9'
            Try-It
            $env:NO_PROXY = 'example.com, .invalid'
            Try-It
            $env:NO_PROXY = '*'
            Try-It
            $env:NO_PROXY = 'valid, tor.invalid'
            Try-It
            Try-It '-NoProxy'
            Try-It '-Proxy http://127.0.0.1:9'
            """);
        const string Late = "'http://127.0.0.1:9' of $env:http_proxy is not used as the proxy: it was set after the first request of this process.";
        Assert.Equal(7, said.Count);
        Assert.Equal((Late, Late), (said[1], said[4]));
        Assert.All(new[] { said[0], said[2], said[3], said[5] }, s => Assert.StartsWith("No answer from http://detector.invalid: ", s, StringComparison.Ordinal));
        Assert.StartsWith("No answer from http://detector.invalid through the proxy http://127.0.0.1:9: ", said[6], StringComparison.Ordinal);
    }

    // As under a web server, also if it is empty.
    [Theory]
    [InlineData("http://user:sesame@127.0.0.1:9", "http://127.0.0.1:9")]
    [InlineData("socks5h://127.0.0.1:9", "socks5h://127.0.0.1:9")]
    public async Task Proxy_that_is_ignored_beside_a_gateway_is_an_error(string value, string shown)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var said = await RunAsync(
            $$"""
            function Try-It { try { ({{Detect}} 2>&1).Exception.Message } catch { "$($_.FullyQualifiedErrorId)".Split(',')[0]; $_.Exception.Message } }
            $env:HTTP_PROXY = $args[1]
            $env:GATEWAY_INTERFACE = 'CGI/1.1'
            Try-It
            $env:NO_PROXY = 'invalid'
            Try-It
            $env:NO_PROXY = ''
            $env:HTTP_PROXY = ''
            Try-It
            """,
            value);
        Assert.Equal(6, said.Count);
        Assert.Equal(["InvalidProxy", "ConnectionFailed", "ConnectionFailed"], [said[0], said[2], said[4]]);
        Assert.StartsWith($"'{shown}' of $env:HTTP_PROXY is not used as the proxy, because $env:GATEWAY_INTERFACE is set", said[1], StringComparison.Ordinal);
        Assert.All([said[3], said[5]], s => Assert.StartsWith("No answer from http://detector.invalid: ", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Proxy_that_cannot_be_read_is_shown_with_its_mistake_and_without_a_password()
    {
        var said = await RunAsync(
            """
            foreach ($value in 'http://proxy.example.com:', 'u:sesame@127.0.0.1:', 'http:/127.0.0.1:9', 'http:/u:sesame@127.0.0.1:/', 'https://h:/?sesame', '  127.0.0.1:9:u:sesame') {
                $env:all_proxy = $value
                (Test-RoboflowConnection shapes/1 -Endpoint https://detector.invalid -ApiKey k).Message
            }
            """);
        var shown = new[] { "http://proxy.example.com:", "127.0.0.1:", "http:/127.0.0.1:9", "http:/127.0.0.1:", "https://h:/", "  127.0.0.1:***" };
        Assert.Equal(shown.Select(s => $"'{s}' of $env:all_proxy is not a proxy address."), said);
    }

    [Fact]
    public async Task Proxy_whose_variable_was_changed_too_late_is_an_error()
    {
        var said = await RunAsync(
            $$"""
            function Try-It([string] $With) { try { (& ([scriptblock]::Create("{{Detect}} $With")) 2>&1).Exception.Message } catch { $_.Exception.Message } }
            $env:http_proxy = 'http://user:sesame@127.0.0.1:9'
            Try-It
            $env:http_proxy = '127.0.0.1:9/'
            $env:no_proxy = '*'
            Try-It
            $env:no_proxy = ''
            $env:http_proxy = 'http://127.0.0.1:99'
            Try-It
            $env:http_proxy = ''
            Try-It
            Try-It '-NoProxy'
            Try-It '-Proxy http://127.0.0.1:9'
            $env:http_proxy = 'http://127.0.0.1:9'
            $env:no_proxy = 'detector.invalid'
            Try-It
            """);
        const string Through = "No answer from http://detector.invalid through the proxy http://127.0.0.1:9: ";
        Assert.Equal(7, said.Count);
        Assert.All(new[] { said[0], said[5] }, s => Assert.StartsWith(Through, s, StringComparison.Ordinal));
        Assert.Equal("'http://127.0.0.1:99' of $env:http_proxy is not used as the proxy: it was set after the first request of this process.", said[2]);
        Assert.Equal("The proxy http://127.0.0.1:9 would still be used: its variable was removed after the first request of this process.", said[3]);
        Assert.All(new[] { said[1], said[4], said[6] }, s => Assert.StartsWith("No answer from http://detector.invalid: ", s, StringComparison.Ordinal));
    }

    // .NET reads the variable in capitals if it cannot read the other one; a proxy for all protocols is not meant for this one.
    [Fact]
    public async Task Proxy_in_capitals_is_used_beside_one_that_cannot_be_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var said = await RunAsync(
            $$"""
            $env:http_proxy = 'socks5h://127.0.0.1:9'
            $env:ALL_PROXY = 'http://127.0.0.1:99'
            $env:HTTP_PROXY = 'http://127.0.0.1:9'
            try { ({{Detect}} 2>&1).Exception.Message } catch { $_.Exception.Message }
            $env:HTTP_PROXY = ''
            try { ({{Detect}} 2>&1).Exception.Message } catch { $_.Exception.Message }
            """);
        Assert.Equal(2, said.Count);
        Assert.StartsWith("No answer from http://detector.invalid through the proxy http://127.0.0.1:9: ", said[0], StringComparison.Ordinal);
        Assert.Equal("'socks5h://127.0.0.1:9' of $env:http_proxy is not a proxy address.", said[1]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", "http://127.0.0.1:9")]
    [InlineData("http://127.0.0.1", "http://127.0.0.1")]
    [InlineData("127.0.0.1:9", "http://127.0.0.1:9")]
    [InlineData("user:se'#=;://@127.0.0.1:9/", "http://127.0.0.1:9")]
    [InlineData("socks5://user:sesame@127.0.0.1:9", "socks5://127.0.0.1:9")]
    [InlineData("http://[::1]:9", "http://[::1]:9")]
    [InlineData("http://127.0.0.1:9 ", "http://127.0.0.1:9")]
    [InlineData("http://127.0.0.1:9/\r\n", "http://127.0.0.1:9")]
    [InlineData("user:sesame@127.0.0.1:9\n", "http://127.0.0.1:9")]
    public async Task Proxy_that_can_be_read_is_used(string value, string shown)
    {
        var said = await RunAsync(
            $"$env:ALL_PROXY = $args[1]; try {{ ({Detect} 2>&1).Exception.Message }} catch {{ $_.Exception.Message }}", value);
        Assert.StartsWith($"No answer from http://detector.invalid through the proxy {shown}: ", Assert.Single(said), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        const string Clean = "'http', 'https', 'all', 'no' | ForEach-Object { \"${_}_proxy\", \"${_}_PROXY\".ToUpper() } | "
            + "ForEach-Object { [Environment]::SetEnvironmentVariable($_, [NullString]::Value) }; Import-Module $args[0]\n";
        return await ScriptProcess.RunAsync(Clean + script, [ModuleSession.Manifest, .. arguments]);
    }
}
