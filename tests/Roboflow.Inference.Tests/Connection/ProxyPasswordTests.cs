using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Text;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Proxies that repeat the header with user and password: neither is shown.</summary>
public sealed class ProxyPasswordTests : IDisposable
{
    private const string User = "proxyuser";
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Pr0xyPassw0rd!x")]
    [InlineData("Pa55")]
    [InlineData("x1")]
    public void Password_that_a_proxy_repeats_is_not_shown(string password)
    {
        var (header, whole) = (Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{password}")), $"{User}:{password}");
        var secret = password.Length < 4 ? whole : password;
        string[] forms = [header, whole, Uri.EscapeDataString(whole), WebUtility.HtmlEncode(header), header.TrimEnd('='), Uri.EscapeDataString(header)];
        string[] ways =
        [
            "HTTP/1.1 400 Bad\r\nContent-Type: text/html\r\nContent-Length: {L}\r\n\r\n<html>Proxy-Authorization: Basic KEY</html>",
            "HTTP/1.1 503 Bad\r\nContent-Type: application/json\r\nContent-Length: {L}\r\n\r\n{\"message\": \"Proxy-Authorization: Basic KEY\"}",
            "HTTP/1.1 200 OK\r\nBro ken KEY\r\n\r\n",
            "HTTP/1.1 KEY\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: https://detector.example/KEY\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {L}\r\n\r\n<html>KEY</html>",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {L}\r\n\r\n{\"error\": \"KEY\", \"predictions\": [{\"class\": \"a\", \"confidence\": 0.5}]}",
        ];
        // Each password has a third of the combinations.
        foreach (var answer in ways.SelectMany((way, i) => forms.Where((_, j) => (i + j + password.Length) % 3 == 0).Select(form => way.Replace("KEY", form, StringComparison.Ordinal))))
        {
            var length = answer.Length - answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4;
            using var proxy = new RawServer(head => Encoding.Latin1.GetBytes(head.Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
                ? answer.Replace("{L}", length.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
                : "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            foreach (var scheme in new[] { "http", "https" })
            {
                var said = Said($"{scheme}://detector.example", proxy.Address, new PSCredential(User, new NetworkCredential(string.Empty, password).SecurePassword));
                Assert.True(proxy.Requests >= 2, answer);
                Assert.DoesNotContain(header.TrimEnd('='), said, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Uri.EscapeDataString(secret), said, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    // Its user and password are found only in the environment of the process.
    [Theory]
    [InlineData("proxyuser:Pr0xyPassw0rd!x")]
    [InlineData("proxyuser:Pr0xyPassw0rd%21x")]
    public async Task Password_in_the_environment_is_not_shown_either(string user)
    {
        const string Header = "cHJveHl1c2VyOlByMHh5UGFzc3cwcmQheA==";
        using var proxy = new RawServer(head => head.Contains("Proxy-Authorization: Basic " + Header, StringComparison.OrdinalIgnoreCase)
            ? RawServer.Answer(400, "Content-Type: text/html", Encoding.ASCII.GetBytes($"<html>Basic {Header} is proxyuser:Pr0xyPassw0rd!x</html>"))
            : RawServer.Answer(407, "Proxy-Authenticate: Basic realm=\"x\""));
        var said = await ScriptProcess.RunAsync(
            """
            $env:http_proxy = $args[1]; $env:no_proxy = $null; Import-Module $args[0]
            try { Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model a/1 -Endpoint http://detector.example -ApiKey emulator-key -AllowUnencryptedAuthentication }
            catch { $_.Exception.Message }
            """,
            ModuleSession.Manifest,
            $"http://{user}@127.0.0.1:{proxy.Address.Port}");
        Assert.Equal("The server answered 400: <html>Basic *** is proxyuser:***</html>", Assert.Single(said));
    }

    [Fact]
    public async Task Credential_is_also_for_the_proxy_of_the_environment()
    {
        using var proxy = new RawServer(head => head.Contains("Proxy-Authorization: Basic cHJveHl1c2VyOlByMHh5UGFzc3cwcmQheA==", StringComparison.OrdinalIgnoreCase)
            ? RawServer.Answer(400, "Content-Type: text/html", Encoding.ASCII.GetBytes("<html>Basic cHJveHl1c2VyOlByMHh5UGFzc3cwcmQheA== is known</html>"))
            : RawServer.Answer(407, "Proxy-Authenticate: Basic realm=\"x\""));
        var said = await ScriptProcess.RunAsync(
            """
            $env:http_proxy = $args[1]; $env:no_proxy = $null; Import-Module $args[0]
            $credential = [pscredential]::new('proxyuser', [Net.NetworkCredential]::new('', 'Pr0xyPassw0rd!x').SecurePassword)
            $to = @{ Model = 'a/1'; Endpoint = 'http://detector.example'; ApiKey = 'emulator-key'; AllowUnencryptedAuthentication = $true; ProxyCredential = $credential }
            try { Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) @to } catch { $_.Exception.Message }
            """,
            ModuleSession.Manifest,
            $"http://127.0.0.1:{proxy.Address.Port}");
        Assert.Equal("The server answered 400: <html>Basic *** is known</html>", Assert.Single(said));
    }

    private string Said(string endpoint, Uri proxy, PSCredential credential)
    {
        const string To = "-ApiKey emulator-key -AllowUnencryptedAuthentication -Proxy $args[1] -ProxyCredential $args[2] -MaximumRetryCount 1 -RetryIntervalSec 0 ";
        var run = _session.Run(
            "$VerbosePreference = $WarningPreference = 'Continue'; $seen = @("
            + "try { Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -AsResult -Endpoint $args[0] " + To + "*>&1 } catch { $_ }\n"
            + "try { Get-RoboflowWorkspace acme -ApiEndpoint $args[0] " + To + "*>&1 } catch { $_ }\n"
            + "Test-RoboflowConnection shapes/1 -Endpoint $args[0] " + To + "*>&1)\n"
            + "$seen | ForEach-Object { \"$_\"; if ($_.Exception) { \"$($_.Exception)\" }; [System.Management.Automation.PSSerializer]::Serialize($_, 4) }",
            null,
            endpoint,
            proxy,
            credential);
        return string.Join("\n", run.Output);
    }
}
