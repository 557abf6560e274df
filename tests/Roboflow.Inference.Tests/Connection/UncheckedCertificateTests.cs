using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Tests.Shared;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>-SkipCertificateCheck: any certificate is accepted, and nothing that it names is requested.</summary>
public sealed class UncheckedCertificateTests(SessionFixture given) : IClassFixture<SessionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection $args[1] digest/1 -ApiKey emulator-key -Endpoint $args[0] -SkipCertificateCheck -AsResult | "
        + "ForEach-Object InferenceId";

    private const string Test = "Test-RoboflowConnection digest/1 -ApiKey emulator-key -Endpoint $args[0] -SkipCertificateCheck | ForEach-Object Succeeded";

    [Theory]
    [InlineData(Detect)]
    [InlineData(Test)]
    public async Task Issuers_that_a_certificate_names_are_not_requested(string script)
    {
        using var elsewhere = new DeafServer();
        using var certificate = TestCertificate.CreateIssued(new Uri(elsewhere.Address, "issuer.crt"));
        await using var emulator = await EmulatorHost.StartAsync();
        using var front = new TlsFront(emulator.Address, certificate);
        AssertAnswered(script, front);
        Assert.False(elsewhere.HasClient);
    }

    [Theory]
    [InlineData(Detect, "other.example", 30)]
    [InlineData(Test, "other.example", 30)]
    [InlineData(Detect, "localhost", -1)]
    [InlineData(Test, "localhost", -1)]
    public async Task Certificates_of_another_name_and_expired_ones_are_accepted(string script, string name, int days)
    {
        using var certificate = TestCertificate.Create(name, days);
        await using var emulator = await EmulatorHost.StartAsync();
        using var front = new TlsFront(emulator.Address, certificate);
        AssertAnswered(script, front);
    }

    private void AssertAnswered(string script, TlsFront front)
    {
        using var images = new TinyImages(1);
        var run = given.Session.Run(script, null, front.Address, images.Files[0].FullName);
        Assert.Empty(run.Errors);
        var answer = Assert.Single(run.Output);
        Assert.Equal(script == Test ? "True" : TinyImages.DigestOf(images.Files[0]), answer.ToString());
    }
}
