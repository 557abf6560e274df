using System;
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

    // An answer without an end costs the client a full read of what it would take, and one is as good as many.
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

    [Fact]
    public async Task Of_ten_thousand_images_each_has_one_outcome_in_order_while_a_fifth_of_the_requests_fail_in_every_way()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", Ways);
        using var images = new TinyImages(10_000);
        using var session = new ModuleSession { Patience = TimeSpan.FromMinutes(9) };
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -RetryIntervalSec 0 -ThrottleLimit 16 -AsResult 2>&1",
            null, images.Files, emulator.Address);

        // An unknown model names no image: its place among the others, each of which stands where its input stood, tells whose it is.
        Assert.Null(run.Terminated);
        Assert.Equal(
            images.Files.Select((file, i) => run.Output.ElementAtOrDefault(i) is { } o && IsAboutModel(o) ? "digest/1" : file.FullName),
            run.Output.Select(TargetOf));

        // What came back is the answer to that image and no other, and each was answered well once: none twice, none in vain.
        var answered = run.Output.Where(o => DigestIn(o) is not null).ToArray();
        Assert.All(answered, o => Assert.Equal(TinyImages.DigestOf(new FileInfo(TargetOf(o))), DigestIn(o)));
        Assert.Equal(
            answered.Select(DigestIn).Order(),
            emulator.Received.Select(r => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(r.Image.Span))).Order());

        // A trickle is a good answer, though one without a digest. A transient fault is tried again until it is none; the others are
        // about a tenth of the images, of each kind some.
        var errors = run.Output.Select(o => o.BaseObject).OfType<ErrorRecord>().ToArray();
        Assert.InRange(errors.Length, 300, 2000);
        Assert.InRange(run.Output.Count - answered.Length - errors.Length, 10, 1000);
        string[] ids = [.. errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Distinct()];
        Assert.All(["InvalidRequest", "InvalidResult", "ModelNotFound", "ImageTooLarge", "Redirected", "ServerFault"], id => Assert.Contains(id, ids));
        Assert.Contains(errors, e => e.ToString().Contains("No right for ***", StringComparison.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain("emulator-key", e.ToString(), StringComparison.Ordinal));
        Assert.True(emulator.Statistics.Requests > 10_500);
    }

    private static bool IsAboutModel(PSObject outcome)
        => outcome.BaseObject is ErrorRecord error && error.FullyQualifiedErrorId.StartsWith("ModelNotFound,", StringComparison.Ordinal);

    private static string TargetOf(PSObject outcome)
        => outcome.BaseObject is ErrorRecord error ? (string)error.TargetObject : (string)outcome.Properties["Path"].Value;

    private static string? DigestIn(PSObject outcome) => outcome.BaseObject is ErrorRecord ? null : (string?)outcome.Properties["InferenceId"].Value;
}
