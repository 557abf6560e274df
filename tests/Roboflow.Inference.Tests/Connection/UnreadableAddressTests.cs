using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>A password in an address that is not a URI, or is another one than meant, is not shown: the error is the module's, not the engine's.</summary>
public sealed class UnreadableAddressTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("http://corp:Pa#ss1word@127.0.0.1:9702")]
    [InlineData("http://corp:Pa/ss1word@127.0.0.1:9702")]
    [InlineData("http://corp:Pa?ss1word@127.0.0.1:9702")]
    [InlineData(@"http://corp:Pa\ss1word@127.0.0.1:9702")]
    [InlineData("http://corp:Pa@ss1word@127.0.0.1:9702/")]
    [InlineData("http://corp:Pass1word@127.0.0.1:99999")]
    [InlineData("http://corp:12/ss1word@127.0.0.1:9702")]
    [InlineData(@"http://corp:12\ss1word@127.0.0.1:9702")]
    [InlineData("http://corp:12?ss1word@127.0.0.1:9702")]
    [InlineData("http://corp:12#ss1word@127.0.0.1:9702")]
    [InlineData("http://127.0.0.1:9702/ss1word")]
    public void Password_in_an_invalid_proxy_is_not_shown(string proxy)
    {
        foreach (var command in new[]
        {
            "Connect-Roboflow", "Get-RoboflowProject acme/x", "Test-RoboflowConnection", "Invoke-RoboflowDetection -Uri https://h.example/a.jpg -Model a/1",
        })
        {
            var error = Fail(command + " -Proxy $args[0]", proxy);
            DetectionFixture.AssertError(error, "InvalidProxy", ErrorCategory.InvalidArgument);
            Assert.StartsWith("'http://127.0.0.1:", error.ToString(), StringComparison.Ordinal);
            AssertShowsNone(error, "corp", "Pa@", "Pass", "ss1word");
        }
    }

    // Lists of proxies have user and password behind the port or before the host; an @ can be encoded, and a server forgotten.
    [Theory]
    [InlineData("http://proxy.example:3128:corp:ss1word", "'http://proxy.example:***'")]
    [InlineData("proxy.example:3128:corp:ss1word", "'proxy.example:***'")]
    [InlineData("proxy.example:3128:corp:1234567", "'proxy.example:***'")]
    [InlineData("proxy.example 3128 corp ss1word", "'proxy.example:***'")]
    [InlineData("proxy.example;3128;corp;ss1word", "'proxy.example:***'")]
    [InlineData("proxy.example,corp,ss1word", "'proxy.example:***'")]
    [InlineData("proxy.example|3128|corp|ss1word", "'proxy.example:***'")]
    [InlineData("proxy.example\u00A0corp\u00A0ss1word", "'proxy.example:***'")]
    [InlineData("http://corp:ss1word:proxy.example:3128", "'http://corp:***'")]
    [InlineData("http://corp:ss1word%40proxy.example:3128", "'http://proxy.example:3128/'")]
    [InlineData("http://corp%3Ass1word%40proxy.example", "'http://proxy.example/'")]
    [InlineData("http://corp%3ass1word", "'http://corp:***'")]
    [InlineData("http%3A%2F%2Fcorp%3Ass1word%40proxy.example:3128", "'proxy.example:3128'")]
    [InlineData("http://corp:ss1word", "'http://corp:***'")]
    [InlineData("corp:ss1word", "'corp:***'")]
    [InlineData("http://[fd00::1]:3128:corp:ss1word", "'http://:***'")]
    public async Task Password_without_an_at_sign_in_an_invalid_proxy_is_not_shown(string proxy, string shown)
    {
        var error = Fail("Connect-Roboflow -Proxy $args[0]", proxy);
        DetectionFixture.AssertError(error, "InvalidProxy", ErrorCategory.InvalidArgument);
        Assert.StartsWith(shown, error.ToString(), StringComparison.Ordinal);
        AssertShowsNone(error, "ss1word", "1234567");
        var said = await ScriptProcess.RunAsync(
            "$env:no_proxy = $env:HTTPS_PROXY = $null; $env:https_proxy = $args[1]; Import-Module $args[0]\n"
                + "(Test-RoboflowConnection shapes/1 -Endpoint https://detector.invalid -ApiKey k).Message",
            ModuleSession.Manifest,
            proxy);
        Assert.DoesNotContain("ss1word", Assert.Single(said), StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://corp:Pa#ss1word@own.example:9001")]
    [InlineData("https://corp:ss1word%40own.example:9001")]
    [InlineData("https://own:ss1word")]
    [InlineData("https://corp:Pass1word@own.example:99999")]
    [InlineData("https://own.example:99999/?api_key=ss1word")]
    [InlineData("https://own.example:99999/?api_key=ss1word@h")]
    public void Password_in_an_invalid_endpoint_is_not_shown(string endpoint)
    {
        foreach (var command in new[]
        {
            "Connect-Roboflow -Endpoint", "Connect-Roboflow -ApiEndpoint", "Get-RoboflowProject acme/x -ApiEndpoint", "Test-RoboflowConnection -Endpoint",
            "Get-RoboflowWorkspace -ApiEndpoint", "Get-RoboflowVersion acme/x/1 -ApiEndpoint",
            "Invoke-RoboflowDetection -Uri https://h.example/a.jpg -Model a/1 -Endpoint",
        })
        {
            var error = Fail(command + " $args[0]", endpoint);
            DetectionFixture.AssertError(error, "InvalidEndpoint", ErrorCategory.InvalidArgument);
            AssertShowsNone(error, "corp", "Pa#", "Pass", "ss1word");
        }
    }

    [Fact]
    public void Password_in_an_object_for_a_proxy_is_not_shown() =>
        AssertShowsNone(Fail("Connect-Roboflow -Proxy ([pscustomobject]@{ Proxy = $args[0] })", "http://corp:ss1word@h"), "ss1word");

    [Theory]
    [InlineData("https://user:SECRETsig/2@cam.example/a.jpg", "'https://cam.example/a.jpg'")]
    [InlineData("https://us@er:SECRETsig@cam.example/a.jpg", "'https://cam.example/a.jpg'")]
    [InlineData("https://user:SECRET#sig@cam.example/a.jpg", "'https://***'")]
    [InlineData("https://acct.example:99999/c/a.jpg?sig=SECRETsig", "'https://acct.example:99999/c/a.jpg'")]
    [InlineData("https://acct.example:99999/c/a.jpg?sig=x@SECRETsig", "'https://***'")]
    [InlineData(@"https:\\acct.example\c\a.jpg?sig=SECRETsig", @"'https:\\acct.example\c\a.jpg'")]
    [InlineData("https%3A%2F%2Facct.example%2Fa.jpg%3Fsv%3D1%26sig%3DSECRETsig%252Fabc", "'https://acct.example/a.jpg'")]
    [InlineData("https://acct:SECRETsig%40cam.example/a.jpg", "'https://cam.example/a.jpg'")]
    [InlineData("https://acct:SECRETsig/a.jpg", "'https://acct:***/a.jpg'")]
    [InlineData("htps://acct.example/a.jpg%3Fsv=1&sig=SECRETsig", "'htps://acct.example/a.jpg'")]
    [InlineData("//acct.example/a.jpg?sig=SECRETsig", "acct.example/a.jpg'")]
    [InlineData("acct.example/a.jpg?sig=SECRETsig", "'acct.example/a.jpg'")]
    public void Secret_in_an_invalid_image_address_is_not_shown(string address, string shown)
    {
        foreach (var input in new[] { "-Uri $args[0]", "-Uri ([psobject] $args[0])" })
        {
            Check(Fail("Invoke-RoboflowDetection -Model a/1 " + input, address));
        }

        foreach (var input in new[] { "[pscustomobject]@{ Uri = $args[0] }", "@{ Uri = $args[0] }" })
        {
            Check(Fail(input + " | Invoke-RoboflowDetection -Model a/1", address));
        }

        void Check(ErrorRecord error)
        {
            DetectionFixture.AssertError(error, "InvalidUri", ErrorCategory.InvalidArgument);
            Assert.Contains(shown, error.ToString(), StringComparison.Ordinal);
            AssertShowsNone(error, "user", "SECRET", "sig");
        }
    }

    [Fact]
    public void Invalid_image_address_does_not_cost_the_others_of_its_list()
    {
        foreach (var list in new[] { "{0}", "([System.Collections.Generic.List[string]]({0}))", "([System.Collections.ArrayList]({0}))" })
        {
            var given = list.Replace("{0}", "'ftp://one.example/a.jpg', $args[0], 'ftp://two.example/a.jpg'", StringComparison.Ordinal);
            var run = _session.Run($"Invoke-RoboflowDetection -Model a/1 -ApiKey emulator-key -Uri {given}", null, "https://u:SECRET#sig@h.example/a.jpg");
            Assert.Equal(["one", "https://***", "two"], run.Errors.Select(e => $"{e.TargetObject}".Replace("ftp://", null).Replace(".example/a.jpg", null)));
        }
    }

    [Theory]
    [InlineData("$args[0] | Invoke-RoboflowDetection -Model a/1")]
    [InlineData("Invoke-RoboflowDetection -Model a/1 -Path $args[0]")]
    [InlineData("Invoke-RoboflowDetection -Model a/1 -LiteralPath $args[0]")]
    [InlineData("[pscustomobject]@{ Path = $args[0] } | Invoke-RoboflowDetection -Model a/1")]
    public void Invalid_image_address_is_the_cause_where_it_is_given_as_a_path(string command)
    {
        foreach (var address in new[] { "http://us:SECRET pw@bad host/x.jpg", "HTTPS://us:SECRET/pw@bad host/x.jpg" })
        {
            var error = Fail(command, address);
            DetectionFixture.AssertError(error, "InvalidUri", ErrorCategory.InvalidArgument);
            Assert.Contains("://bad host/x.jpg' is not an absolute http or https address.", error.ToString(), StringComparison.Ordinal);
            AssertShowsNone(error, "us:", "SECRET", "pw");
        }
    }

    [Theory]
    [InlineData("-LiteralPath $args[0]")]
    [InlineData("-Path $args[0]")]
    public void Query_of_an_address_without_a_scheme_is_not_shown_as_a_path(string input)
    {
        foreach (var address in new[]
        {
            "//acct.example/c/a.jpg?sv=1&sig=SECRETsig%2Fabc", "acct.example/c/a.jpg?sv=1&sig=SECRETsig%2Fabc",
            "https%3A%2F%2Facct.example%2Fa.jpg%3Fsv%3D1%26sig%3DSECRETsig%252Fabc", "https://acct.example/c/a.jpg%3Fsv=1&sig=SECRETsig%2Fabc",
        })
        {
            foreach (var error in _session.Run($"Invoke-RoboflowDetection -Model a/1 -ApiKey emulator-key {input}", null, address).Errors)
            {
                Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
                Assert.Contains("acct.example", error.ToString(), StringComparison.Ordinal);
            }
        }
    }

    private static void AssertShowsNone(ErrorRecord error, params string[] secrets)
    {
        var whole = $"{error} {error.Exception} {error.TargetObject} {error.CategoryInfo} {error.ErrorDetails?.RecommendedAction}";
        Assert.All(secrets, s => Assert.DoesNotContain(s, whole, StringComparison.Ordinal));
    }

    private ErrorRecord Fail(string command, string value)
    {
        var run = _session.Run(command + " -ApiKey emulator-key", null, value);
        return run.Terminated ?? Assert.Single(run.Errors);
    }
}
