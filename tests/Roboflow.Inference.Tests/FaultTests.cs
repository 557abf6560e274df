using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Module.Tests;

public sealed class FaultTests
{
    // 404 is left out: its error is about the model and names no picture. So are those that end the run.
    private static readonly int[] Statuses = [400, 408, 413, 422, 429, 500, 501, 502, 503, 504];

    private static readonly MisbehaviourKind[] Kinds =
    [
        MisbehaviourKind.Drop, MisbehaviourKind.CloseMidBody, MisbehaviourKind.TruncatedJson, MisbehaviourKind.Html, MisbehaviourKind.HtmlStatus,
        MisbehaviourKind.EmptyStatus, MisbehaviourKind.WrongContentType, MisbehaviourKind.ErrorWith200, MisbehaviourKind.OversizedBody, MisbehaviourKind.Redirect,
    ];

    [Fact]
    public async Task Of_ten_thousand_pictures_each_has_one_outcome_in_order_while_a_fifth_of_the_requests_fail_in_every_way()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave(
            "digest/1",
            [
                .. Statuses.Select(s => new Misbehaviour { Kind = MisbehaviourKind.Status, Status = s, Probability = 0.2 }),
                .. Kinds.Select(k => new Misbehaviour { Kind = k, Probability = 0.2 }),
                new Misbehaviour { Kind = MisbehaviourKind.EndlessBody, Probability = 0.2, Times = 1 },
            ]);
        using var pictures = new TinyPictures(10_000);
        using var session = new ModuleSession();
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -RetryIntervalSec 0 -ThrottleLimit 16 -AsResult 2>&1",
            null, pictures.Files, emulator.Address);

        Assert.Null(run.Terminated);
        Assert.Equal(pictures.Files.Select(f => f.FullName), run.Output.Select(PathOf));

        // What came back is the answer to that picture and no other, and each was answered well once: none twice, none in vain.
        var answered = run.Output.Where(o => o.BaseObject is not ErrorRecord).ToArray();
        Assert.All(answered, o => Assert.Equal(TinyPictures.DigestOf(new FileInfo(PathOf(o))), o.Properties["InferenceId"].Value));
        Assert.Equal(answered.Select(o => (string)o.Properties["InferenceId"].Value).Order(), emulator.Received.Select(r => Digest(r.Picture)).Order());

        // A transient fault is tried again until it is none; the others are about a tenth of the pictures.
        Assert.InRange(run.Output.Count - answered.Length, 300, 2000);
        Assert.True(emulator.Statistics.Requests > 10_500);
    }

    private static string PathOf(PSObject outcome) => outcome.BaseObject is ErrorRecord error ? (string)error.TargetObject : (string)outcome.Properties["Path"].Value;

    private static string Digest(ReadOnlyMemory<byte> picture) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(picture.Span));
}
