using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>A journaled run in a separate process, which is killed without warning.</summary>
public sealed partial class JournalKillTests : IDisposable
{
    private const int Limit = 8;
    private const int UsualKills = 2;
    private const string Script = """
        $module, $folder, $endpoint, $journal = $args
        Import-Module $module
        $last = [System.IO.Directory]::GetFiles($folder).Count - 1
        0..$last | ForEach-Object { [System.IO.FileInfo]::new([System.IO.Path]::Combine($folder, '{0:D6}.jpg' -f $_)) } |
            Invoke-RoboflowDetection -Model digest/1 -Endpoint $endpoint -ApiKey emulator-key -ThrottleLimit 8 -Journal $journal -AsResult
        """;

    // The long form is for whoever changes the journal: ROBOFLOW_TEST_KILLS=20.
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("ROBOFLOW_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : UsualKills;

    // A run is killed after 40 requests at most, and must have images left then.
    private readonly TinyImages _images = new(Kills * 100);
    private readonly string _journal = Path.GetTempFileName();

    public JournalKillTests() => File.Delete(_journal);

    public void Dispose()
    {
        _images.Dispose();
        File.Delete(_journal);
    }

    [Fact]
    public async Task Killed_runs_resume_in_order_and_resend_only_what_was_in_flight()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(5) });
        var random = new Random(20261124);
        var lost = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var known = Journaled();
            var before = emulator.Received.Count;
            var enough = emulator.Statistics.Requests + random.Next(1, 40);
            using (var run = ScriptProcess.Start(Script, ModuleSession.Manifest, _images.Folder, emulator.Address.AbsoluteUri, _journal))
            {
                Assert.True(emulator.Statistics.Becomes(s => s.Requests >= enough));
                run.Kill();
                await run.WaitForExitAsync();
            }

            // Once all connections are closed, nothing more can arrive.
            Assert.True(emulator.Statistics.Becomes(s => s is { InFlight: 0, OpenConnections: 0 }));
            var sent = emulator.Received.Skip(before).Select(r => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(r.Image.Span))).ToArray();
            Assert.Empty(sent.Intersect(known));
            Assert.Distinct(sent);
            var inFlight = sent.Except(Journaled()).Count();
            Assert.InRange(inFlight, 0, Limit);
            lost += inFlight;
        }

        using var session = new ModuleSession();
        var last = session.Run(Script, null, ModuleSession.Manifest, _images.Folder, emulator.Address.AbsoluteUri, _journal);
        Assert.Empty(last.Errors);
        var files = _images.Files;
        Assert.Equal(
            files.Select(f => (f.FullName, TinyImages.DigestOf(f))),
            last.Output.Select(o => ((string)o.Properties["Path"].Value, (string)o.Properties["InferenceId"].Value)));
        Assert.Equal(files.Length + lost, emulator.Received.Count);
    }

    [Fact]
    public async Task A_second_process_is_refused_while_the_first_one_runs_and_not_after_it_was_killed()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { HeldUntil = new TaskCompletionSource().Task });
        using var session = new ModuleSession();
        object[] arguments = [ModuleSession.Manifest, _images.Folder, emulator.Address.AbsoluteUri, _journal];
        using (var run = ScriptProcess.Start(Script, [.. arguments.Cast<string>()]))
        {
            Assert.True(emulator.Statistics.Becomes(s => s.InFlight == Limit));
            var refused = session.Run(Script, null, arguments);
            Assert.StartsWith("JournalInUse,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(Limit, emulator.Statistics.Requests);
            run.Kill();
            await run.WaitForExitAsync();
        }

        emulator.Behave();
        var taken = session.Run(Script, null, arguments);
        Assert.Empty(taken.Errors);
        Assert.Equal(_images.Files.Length, taken.Output.Count);
    }

    // The last line may be truncated.
    private HashSet<string> Journaled() => !File.Exists(_journal) ? [] :
        [.. WholeLine().Matches(File.ReadAllText(_journal)).Select(line => line.Groups["digest"].Value)];

    [GeneratedRegex("\"InferenceId\":\"(?<digest>[0-9A-F]{64})\".*}\n", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeLine();
}
