using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

public sealed class FaultTests
{
    // 401, 402, 403 and 423 end the run, and are in RetryTests.
    private static readonly int[] Statuses = [400, 404, 408, 413, 422, 429, 500, 501, 502, 503, 504, 507];

    // Of an endless answer the client reads as much as it allows, which takes long: one is enough.
    private static readonly Misbehavior[] Ways =
    [
        .. Statuses.Select(status => new Misbehavior { Kind = MisbehaviorKind.Status, Status = status, Probability = 0.2 }),
        .. Enum.GetValues<MisbehaviorKind>().Except([MisbehaviorKind.None, MisbehaviorKind.Status]).Select(kind => new Misbehavior
        {
            Kind = kind,
            Status = kind == MisbehaviorKind.EchoKey ? 400 : 503,
            Probability = 0.2,
            Times = kind == MisbehaviorKind.EndlessBody ? 1 : null,
            TrickleInterval = TimeSpan.FromMilliseconds(1),
        }),
    ];

    // The long form is for whoever changes the window or the retries: ROBOFLOW_TEST_IMAGES=10000.
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("ROBOFLOW_TEST_IMAGES"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1500;

    [Fact]
    public async Task Each_image_has_one_outcome_in_order_while_a_fifth_of_the_requests_fail_in_every_way()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", Ways);
        using var images = new TinyImages(Count);
        using var session = new ModuleSession { Patience = TimeSpan.FromMinutes(9) };
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -RetryIntervalSec 0 -ThrottleLimit 16 -AsResult 2>&1",
            null, images.Files, emulator.Address);

        // The error of an unknown model names the model and not the image: its position tells which image it belongs to.
        Assert.Null(run.Terminated);
        Assert.Equal(
            images.Files.Select((file, i) => run.Output.ElementAtOrDefault(i) is { } o && IsAboutModel(o) ? "digest/1" : file.FullName),
            run.Output.Select(TargetOf));

        // Each result is the answer to its own image, and no image was answered twice or for nothing.
        var answered = run.Output.Where(o => DigestIn(o) is not null).ToArray();
        Assert.All(answered, o => Assert.Equal(TinyImages.DigestOf(new FileInfo(TargetOf(o))), DigestIn(o)));
        Assert.Equal(
            answered.Select(DigestIn).Order(),
            emulator.Received.Select(r => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(r.Image.Span))).Order());

        // A trickle is a valid answer, though one without a digest. Transient faults are retried; lasting ones fail about a tenth of the
        // images, some of each kind.
        var errors = run.Output.Select(o => o.BaseObject).OfType<ErrorRecord>().ToArray();
        Assert.InRange(errors.Length, Count * 3 / 100, Count / 5);
        Assert.InRange(run.Output.Count - answered.Length - errors.Length, 1, Count / 10);
        string[] ids = [.. errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Distinct()];
        Assert.All(["InvalidRequest", "InvalidResult", "ModelNotFound", "ImageTooLarge", "Redirected", "ServerFault"], id => Assert.Contains(id, ids));
        Assert.Contains(errors, e => e.ToString().Contains("No right for ***", StringComparison.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain("emulator-key", e.ToString(), StringComparison.Ordinal));
        Assert.InRange(emulator.Statistics.Requests, Count * 105 / 100, Count * 2);
    }

    private static bool IsAboutModel(PSObject outcome)
        => outcome.BaseObject is ErrorRecord error && error.FullyQualifiedErrorId.StartsWith("ModelNotFound,", StringComparison.Ordinal);

    private static string TargetOf(PSObject outcome)
        => outcome.BaseObject is ErrorRecord error ? (string)error.TargetObject : (string)outcome.Properties["Path"].Value;

    private static string? DigestIn(PSObject outcome) => outcome.BaseObject is ErrorRecord ? null : (string?)outcome.Properties["InferenceId"].Value;
}
