using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Messages and advice fit the error text of the server, or its absence.</summary>
public sealed class ServerWordsTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Command = "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key -MaximumRetryCount 0";

    [Theory]
    [InlineData("""{"error":"The model\u001b[31m failed\r\non this image"}""")]
    [InlineData("""{"message":"The model\u0007[31m failed  on this image"}""")]
    [InlineData("""{"error":{"message":"The model[31m failed  on this image","type":"x"}}""")]
    [InlineData("""{"error":"The model[31m failed  on this image","predictions":[]}""")]
    [InlineData("""{"predictions":null,"error":{"message":"The model[31m failed  on this image"}}""")]
    public async Task Error_text_in_a_200_answer_is_shown(string body)
    {
        var error = await ErrorOfAsync(200, "application/json", body);
        DetectionFixture.AssertError(error, "InvalidResult", ErrorCategory.InvalidResult);
        Assert.Contains("without a result", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(": The model[31m failed  on this image", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("text in the message", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-in", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_server_text_is_truncated() =>
        Assert.InRange((await ErrorOfAsync(200, "application/json", $$"""{"error":"{{new string('x', 100_000)}}"}""")).ToString().Length, 200, 300);

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task Advice_mentions_the_servers_text_only_if_there_is_one(int status)
    {
        var said = await ErrorOfAsync(status, "application/json", """{"message":"confidence is wrong"}""");
        DetectionFixture.AssertError(said, "InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Contains("text in the message", said.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        var silent = await ErrorOfAsync(status, "text/plain", " \r\n");
        DetectionFixture.AssertError(silent, "InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Equal($"'{silent.TargetObject}': The server answered {status} without an error text.", silent.ToString());
        Assert.DoesNotContain("words", silent.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-Endpoint", silent.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task Empty_answer_is_reported_as_empty(string type) =>
        Assert.EndsWith("': The answer is empty, or its compressed data ends too early.", (await ErrorOfAsync(200, type, string.Empty)).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task Sign_in_to_the_network_is_not_a_fault_of_the_server()
    {
        var error = await ErrorOfAsync(511, "text/html", "<html>Wi-Fi: sign in</html>");
        DetectionFixture.AssertError(error, "ProxyRefused", ErrorCategory.AuthenticationError);
        Assert.Contains("The network requires a sign-in: it answered 511 in place of the server.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("sign in", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_names_its_image_once()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((400, "application/json", """{"message":"Could not load input image"}""")));
        var file = given.File("bad one.jpg").FullName;
        var run = given.Session.Run(
            """
            $to = @{ Model = 'shapes/1'; Endpoint = $args[0]; ApiKey = 'emulator-key' }
            Invoke-RoboflowDetection $args[1], $args[2] @to
            Invoke-RoboflowDetection -Uri 'https://images.example/a.jpg?signature=secret' @to
            Invoke-RoboflowDetection -InputObject $args[3] @to
            """, null, server.Address, file, file + ".nope.jpg", DetectionFixture.RedCircle);
        const string Said = "The server answered 400: Could not load input image";
        Assert.Equal(
            [$"'{file}': {Said}", $"'https://images.example/a.jpg': {Said}", Said],
            run.Errors.Select(e => e.ToString()).Where(m => m.EndsWith(Said, StringComparison.Ordinal)));
        Assert.Equal(2, run.Errors.Select(e => e.ToString()).Single(m => !m.EndsWith(Said, StringComparison.Ordinal)).Split(file + ".nope.jpg").Length);
    }

    [Fact]
    public async Task Messages_about_an_address_do_not_show_its_query()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", """{"predictions":[{}]}""")));
        var run = given.Session.Run(
            "Invoke-RoboflowDetection -Uri 'https://images.example/a.jpg?signature=secret' shapes/1 -Endpoint $args[0] -ApiKey emulator-key -Verbose *>&1",
            null, server.Address);
        var messages = run.Output.Select(o => o.ToString()!).ToArray();
        Assert.Equal(2, messages.Count(m => m.Contains("https://images.example/a.jpg", StringComparison.Ordinal)));
        Assert.DoesNotContain(messages, m => m.Contains("secret", StringComparison.Ordinal));
    }

    // A page names images in its style and authentication in its footer.
    [Theory]
    [InlineData(400, "text/html", "<!doctype html><style>body{background-image:url(a.png)}</style><h1>Bad Request</h1>", "InvalidRequest")]
    [InlineData(403, "text/html", "\r\n<html><h1>Blocked</h1><footer>Set up two-factor authentication</footer></html>", "AccessDenied")]
    [InlineData(400, "text/plain", "LONG image", "InvalidRequest")]
    [InlineData(403, "application/json", "{\"message\":\"LONG authentication\"}", "AccessDenied")]
    [InlineData(400, "text/plain", "Missing image data", "InvalidImage")]
    [InlineData(400, "application/json", "{\"errors\":[\"no base64\"]}", "InvalidImage")]
    [InlineData(400, "text/plain", "<class 'PIL.UnidentifiedImageError'>: cannot identify image file", "InvalidImage")]
    [InlineData(400, "application/xml", "<Error><Code>NoSuchKey</Code><Path>/images/a</Path></Error>", "InvalidRequest")]
    [InlineData(403, "text/plain", "Unauthorized", "ApiKeyMissing")]
    [InlineData(200, "application/json", "{\"message\":\"api_key is missing\"}", "ApiKeyMissing")]
    public async Task Cause_is_in_what_is_shown_of_a_text_and_not_in_a_page(int status, string type, string body, string id)
    {
        var said = body.Replace("LONG", new string('x', 300), StringComparison.Ordinal);
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, type, said)));
        var run = given.Session.Run(
            "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -MaximumRetryCount 0", null, server.Address, given.File("words.jpg").FullName);
        Assert.StartsWith(id + ",", (run.Terminated ?? Assert.Single(run.Errors)).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    // Its words can be in the address too, from which only what is shown is cleaned; the address alone is no cause.
    [Theory]
    [InlineData("?q=image-size", "image size", "InvalidImage")]
    [InlineData("?q=thewrongimagesize", "the wrong image size", "InvalidImage")]
    [InlineData("?response-content-type=image%2Fjpeg", "no access to ADDRESS", "InvalidRequest")]
    [InlineData("?q=original-image", "no access to ADDRESS", "InvalidRequest")]
    [InlineData("?api_key=abcdefghijk", "no access to ADDRESS", "InvalidRequest")]
    public async Task Cause_is_found_also_if_its_words_are_in_the_address_of_the_image(string part, string said, string id)
    {
        var address = "https://cam.local/a.jpg" + part;
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((400, "text/plain", said.Replace("ADDRESS", address, StringComparison.Ordinal))));
        var run = given.Session.Run(
            "Invoke-RoboflowDetection -Uri $args[1] shapes/1 -Endpoint $args[0] -MaximumRetryCount 0", null, server.Address, address);
        Assert.StartsWith(id + ",", (run.Terminated ?? Assert.Single(run.Errors)).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?5", "The server answered 500: boom")]
    [InlineData("#e", "The server answered 500: boom")]
    [InlineData("?q=answered", "The server answered 500: boom")]
    [InlineData("?sig=boomboom", "The server answered 500: boom")]
    public async Task Short_part_of_an_address_does_not_hide_other_words(string part, string expected)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((500, "application/json", """{"message":"boom"}""")));
        var error = Assert.Single(given.Session.Run(
            "Invoke-RoboflowDetection -Uri $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key -MaximumRetryCount 0",
            null, server.Address, "https://a@cam.local/snap.jpg" + part).Errors);
        Assert.Equal(expected, error.Exception.Message);
    }

    // The server's own addresses, such as that of a bucket behind it, have secrets too.
    [Theory]
    [InlineData(401, """{"message":"no access to https://u:SESAME@bucket.example/a?X-Sig=SESAME"}""")]
    [InlineData(503, """{"message":"no answer from https://u:SESAME@bucket.example/a?X-Sig=SESAME"}""")]
    [InlineData(200, """{"error":"slow: https://u:SESAME@bucket.example/a?X-Sig=SESAME","predictions":[{"class":"a","confidence":1}]}""")]
    public async Task Neither_errors_nor_warnings_nor_verbose_lines_show_the_query_of_an_address(int status, string body)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, "application/json", body)));
        var run = given.Session.Run(
            "try { Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key -MaximumRetryCount 1 -RetryIntervalSec 1 -Verbose *>&1 } "
                + "catch { \"$_\" }",
            null, server.Address, given.File("words.jpg").FullName);
        var shown = string.Join('\n', run.Output);
        Assert.Contains("https://bucket.example/a", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SESAME", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_that_ends_the_run_names_no_image()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((401, "application/json", """{"message":"no such key"}""")));
        var run = given.Session.Run(Command, null, server.Address, given.File("words.jpg").FullName);
        Assert.StartsWith(
            "The server answered 401: no such key. Stopped: 0 done",
            (run.Terminated ?? Assert.Single(run.Errors)).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_test_gives_the_same_advice()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", """{"error":"no such model here"}""")));
        var run = given.Session.Run("Test-RoboflowConnection shapes/1 -Endpoint $args[0] -ApiKey emulator-key", null, server.Address);
        Assert.Equal("InvalidResult", run.Property<string>(0, "ErrorId"));
        Assert.Contains("text in the message", run.Property<string>(0, "RecommendedAction"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"message":"come back later"}""", "InvalidResult", "text in the message")]
    [InlineData(200, "[]", "InvalidResult", "-ApiEndpoint")]
    [InlineData(400, "", "InvalidRequest", "-ApiEndpoint")]
    [InlineData(302, "", "Redirected", "-ApiEndpoint")]
    public async Task Advice_for_the_management_API_names_ApiEndpoint(int status, string body, string id, string advice)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, "application/json", body)));
        var run = given.Session.Run("Get-RoboflowWorkspace acme -ApiEndpoint $args[0] -ApiKey emulator-key -MaximumRetryCount 0", null, server.Address);
        var error = Assert.Single(run.Errors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',').First());
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("-Endpoint", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, "Location: https://sesame@127.0.0.1:8443/shapes/1?api_key=sesame", "Redirected", "other server. Target: https://127.0.0.1:8443")]
    [InlineData(308, "Location: http://other.example/", "Redirected", "other server. Target: http://other.example")]
    [InlineData(302, "Location: //sesame@evil.test/a?api_key=sesame", "Redirected", "other server. Target: http://evil.test")]
    [InlineData(302, @"Location: /\evil.test:8443/a", "Redirected", "other server. Target: http://evil.test:8443")]
    [InlineData(302, "Location: ///evil.test/a", "Redirected", "other server. Target: http://evil.test")]
    [InlineData(302, "Location: //evil.test:99999/a", "Redirected", "other server. Target: another page")]
    [InlineData(307, "Location: /login", "Redirected", "other server. Target: another page")]
    [InlineData(300, "Location: /login", "Redirected", "other server. Target: another page")]
    [InlineData(304, "X-Other: none", "InvalidResult", "The server answered 304, which is not a result.")]
    public void Redirect_names_the_server_that_it_leads_to(int status, string header, string id, string says)
    {
        using var server = new RawServer(_ => RawServer.Answer(status, header));
        var error = Assert.Single(given.Session.Run(Command, null, server.Address, given.File("words.jpg").FullName).Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<ErrorRecord> ErrorOfAsync(int status, string type, string body)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, type, body)));
        var run = given.Session.Run(Command, null, server.Address, given.File("words.jpg").FullName);
        Assert.Empty(run.Output);
        return Assert.Single(run.Errors);
    }
}
