using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;

namespace Roboflow.Emulator.Tests.Clients;

/// <summary>Runs each sample of the vendor's page that the machine can run against <c>--dialect v1</c>.</summary>
public sealed class VendorSampleTests : IAsyncLifetime
{
    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".jpg");

    private EmulatorHost _host = null!;

    public async Task InitializeAsync() => _host = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V1 });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ClientFact("curl", "--version")]
    public async Task Curl_samples_detect()
    {
        await AssertLocalAsync("curl-local.sh", "bash");
        await AssertHostedAsync("curl-hosted.sh", "bash");
    }

    [AxiosFact]
    public async Task Axios_samples_detect()
    {
        await AssertLocalAsync("axios-local.cjs", "node");
        await AssertHostedAsync("axios-hosted.cjs", "node");
    }

    [ClientFact("java", "-version")]
    public async Task Java_samples_detect()
    {
        await AssertLocalAsync("java-local.java", "java");
        await AssertHostedAsync("java-hosted.java", "java");
    }

    [ClientFact("ruby", "-e", "require 'httparty'")]
    public async Task Ruby_samples_detect()
    {
        await AssertLocalAsync("ruby-local.rb", "ruby");
        await AssertHostedAsync("ruby-hosted.rb", "ruby");
    }

    [ClientFact("php", "--version")]
    public async Task Php_samples_detect()
    {
        await AssertLocalAsync("php-local.php", "php");
        await AssertHostedAsync("php-hosted.php", "php");
    }

    // The local sample sends a body without a Content-Type.
    [ClientFact("go", "version")]
    public async Task Go_samples_detect()
    {
        await AssertLocalAsync("go-local.go", "go", "run");
        Assert.Null(_host.Received[^1].ContentType);
        await AssertHostedAsync("go-hosted.go", "go", "run");
    }

    // Debian's Python has the packages; another one on the path may not.
    [ClientFact("/usr/bin/python3", "-c", "import requests, PIL")]
    public async Task Python_samples_detect()
    {
        AssertCircle(await ClientSample.RunAsync(_host, Image, "python-local.py", "/usr/bin/python3"));
        await AssertHostedAsync("python-hosted.py", "/usr/bin/python3");
    }

    [Fact]
    public async Task DotNet_samples_detect()
    {
        AssertCircle(await DotNetSample.LocalAsync(new Uri(_host.Address, $"shapes/1?api_key={EmulatorFixture.Key}&name=YOUR_IMAGE.jpg"), Image));
        AssertReceived();
        var hosted = Uri.EscapeDataString(_host.Serve("a.jpg", Image, "image/jpeg").AbsoluteUri);
        AssertCircle(await DotNetSample.HostedAsync(new Uri(_host.Address, $"shapes/1?api_key={EmulatorFixture.Key}&image={hosted}")));
        AssertReceived();
    }

    private async Task AssertLocalAsync(string sample, string tool, params string[] arguments)
    {
        AssertCircle(await ClientSample.RunAsync(_host, Image, sample, tool, arguments));
        AssertReceived();
    }

    private Task AssertHostedAsync(string sample, string tool, params string[] arguments) => AssertLocalAsync(sample, tool, arguments);

    private void AssertReceived() => Assert.True(_host.Received[^1].Image.Span.SequenceEqual(Image), "other bytes arrived");

    // HTTParty prints a Ruby hash, whose arrows are the colons of JSON.
    private static void AssertCircle(string output)
    {
        var answer = JsonNode.Parse(output.Replace("=>", ":", StringComparison.Ordinal))!;
        Assert.Equal("red-circle", (string?)Assert.Single(answer["predictions"]!.AsArray())!["class"]);
    }
}
