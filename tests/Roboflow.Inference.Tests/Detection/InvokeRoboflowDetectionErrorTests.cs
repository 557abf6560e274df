using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

public sealed class InvokeRoboflowDetectionErrorTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection -Model shapes/1 -AsResult ";

    [Theory]
    [InlineData("@common")]
    [InlineData("@v2")]
    public void Invalid_image_is_one_error_and_the_others_are_detected(string connection)
    {
        object[] files = [given.File("good1.jpg"), given.File("bad.jpg", [0xFF, 0xD8, 0xFF, .. "no image"u8]), given.File("good2.jpg")];
        var run = given.Run("$input | " + Detect + connection, files);
        Assert.Equal(["good1.jpg", "good2.jpg"], run.Output.Select(o => Path.GetFileName(((DetectionView)o).Path)));
        var error = DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Equal(((FileInfo)files[1]).FullName, error.TargetObject);
        Assert.Contains("The server answered 400: Could not load input image.", error.ToString(), StringComparison.Ordinal);
        Assert.Null(run.Terminated);
    }

    [Fact]
    public void Empty_file_is_an_invalid_image()
    {
        var run = given.Run("$input | " + Detect + "@common", [given.File("nothing.jpg", [])]);
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
    }

    [Fact]
    public void Missing_and_unreadable_files_have_different_errors()
    {
        var gone = given.File("gone.jpg");
        gone.Delete();
        using var unreadable = new UnreadableFile(Path.Combine(given.Folder, "unreadable.jpg"));
        var run = given.Run("$input | " + Detect + "@common", [gone, unreadable.File, given.File("readable.jpg")]);
        Assert.Single(run.Output);
        Assert.Equal(2, run.Errors.Count);
        DetectionFixture.AssertError(run.Errors[0], "FileNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(gone.FullName, run.Errors[0].TargetObject);
        DetectionFixture.AssertError(run.Errors[1], "FileUnreadable", ErrorCategory.ReadError);
        Assert.Equal(unreadable.File.FullName, run.Errors[1].TargetObject);
        Assert.Equal(1, given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("common", "AccessDenied", ErrorCategory.PermissionDenied, "User is not authorized to access this resource")]
    [InlineData("v2", "AuthenticationFailed", ErrorCategory.AuthenticationError, "Unauthorized. Check roboflow_api_key.")]
    public void A_bad_key_ends_the_run_in_the_servers_words(string dialect, string id, ErrorCategory category, string words)
    {
        var file = given.File("key.jpg");
        var run = given.Run(
            "$input | " + Detect + "-ApiKey not-the-key -ThrottleLimit 1 -Endpoint $" + dialect + ".Endpoint",
            Enumerable.Repeat<object>(file, 20));
        Assert.Empty(run.Output);
        var error = DetectionFixture.TheError(run, id, category);
        Assert.Contains(words, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-key", error.ToString(), StringComparison.Ordinal);
        Assert.InRange((dialect == "v2" ? given.V2 : given.Emulator).Statistics.Requests, 1, 3);
    }

    [Fact]
    public void Unknown_model_of_v1_is_access_denied()
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] none/1 @common", null, given.File("model1.jpg").FullName);
        var error = DetectionFixture.TheError(run, "AccessDenied", ErrorCategory.PermissionDenied);
        Assert.Equal("none/1", error.TargetObject);
    }

    [Fact]
    public void Unknown_model_of_v2_is_not_found()
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] none/1 @v2", null, given.File("model2.jpg").FullName);
        var error = DetectionFixture.TheError(run, "ModelNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("none/1", error.TargetObject);
        Assert.Contains("Requested Roboflow resource not found.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/b/c")]
    [InlineData("../1")]
    [InlineData("shapes/1?api_key=secret")]
    [InlineData("https://detect.roboflow.com/shapes/1?api_key=secret")]
    public void Invalid_model_id_is_an_error_before_anything_is_sent(string model)
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] $args[1] @common", null, given.File("id.jpg").FullName, model);
        var error = DetectionFixture.TheError(run, "InvalidModelId", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain("secret", $"{error} {error.Exception} {error.TargetObject}", StringComparison.Ordinal);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Unrolled_bytes_are_one_error_that_ends_the_run()
    {
        var run = given.Run("$input | " + Detect + "@common", DetectionFixture.RedCircle.Cast<object>());
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "BytesUnrolled", ErrorCategory.InvalidArgument);
        Assert.Contains("-InputObject $bytes", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(", $bytes |", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
        Assert.Single(given.Run(", $args[0] | " + Detect + "@common", null, DetectionFixture.RedCircle).Output);
    }

    [Fact]
    public void Failed_images_are_not_done_when_a_run_ends()
    {
        using var server = new RawServer(_ => RawServer.Answer(402, "X-Reason: none"));
        var bad = given.File("bad.jpg").FullName;
        File.WriteAllText(bad, "no image");
        var run = given.Run(
            "$args[0], $args[1], $args[1] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -ThrottleLimit 1 -Endpoint " + server.Address,
            null, bad, given.File("good.jpg").FullName);
        Assert.Equal(2, run.Errors.Count);
        Assert.EndsWith("Stopped: 0 done, 1 failed, at least 2 not processed.", run.Errors[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$bytes", "-Model shapes/1", "BytesUnrolled")]
    [InlineData(", $bytes", "-Model shapes/1 -Shard 1/1", "ShardNeedsPath")]
    public void Input_that_ends_the_run_does_so_after_the_images_before_it(string input, string more, string id)
    {
        var run = given.Run(
            $"$bytes = $args[1]; & {{ [pscustomobject] @{{ Path = $args[0]; Model = 'shapes/1' }}; {input} }} $args[0] | "
                + $"Invoke-RoboflowDetection -AsResult @common {more}",
            null, given.File("before.jpg").FullName, DetectionFixture.RedCircle);
        Assert.Single(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.EndsWith("Stopped: 1 done, at least 1 not processed.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'https://user:pass@host.example/a.jpg?sig=secret'", "ImageNotLocal", "'https://host.example/a.jpg'")]
    [InlineData("-Uri 'ftp://user:pass@host.example/a.jpg?sig=secret'", "InvalidUri", "'ftp://host.example/a.jpg'")]
    public void Errors_about_addresses_show_no_secrets(string image, string id, string shown)
    {
        var error = Assert.Single(given.Run($"Invoke-RoboflowDetection {image} -Model shapes/1 @common").Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(shown, error.ToString(), StringComparison.Ordinal);
        var whole = $"{error} {error.Exception} {error.TargetObject}";
        Assert.DoesNotContain("pass", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_action_Stop_ends_at_the_first_error_and_SilentlyContinue_hides_it()
    {
        // A separate emulator: requests in flight at the stop may arrive later and must not be counted in other tests.
        await using var emulator = await EmulatorHost.StartAsync();
        const string Pipeline = "$input | " + Detect + "-Endpoint $args[0] -ApiKey emulator-key ";
        object[] files = [given.File("e1.jpg"), given.File("e2.jpg", [1, 2, 3]), given.File("e3.jpg")];
        var stopped = given.Run(Pipeline + "-ThrottleLimit 1 -ErrorAction Stop", files, emulator.Address);
        DetectionFixture.AssertError(stopped.Terminated, "InvalidImage", ErrorCategory.InvalidData);
        var caught = given.Run("try { " + Pipeline + "-ErrorAction Stop } catch { $_.CategoryInfo.Category }", files, emulator.Address);
        Assert.Equal(ErrorCategory.InvalidData, caught.Output[^1].BaseObject);
        var silent = given.Run(Pipeline + "-ErrorAction SilentlyContinue -ErrorVariable problems; $problems.Count", files, emulator.Address);
        Assert.Empty(silent.Errors);
        Assert.Equal(3, silent.Output.Count);
        Assert.Equal(1, silent.Output[^1].BaseObject);
    }

    [Theory]
    [InlineData(MisbehaviorKind.TruncatedJson, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.Html, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.WrongContentType, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.ErrorWith200, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.EndlessBody, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.OversizedBody, "InvalidResult", ErrorCategory.InvalidResult)]
    [InlineData(MisbehaviorKind.Redirect, "Redirected", ErrorCategory.SecurityError)]
    [InlineData(MisbehaviorKind.Drop, "ConnectionFailed", ErrorCategory.ConnectionError)]
    [InlineData(MisbehaviorKind.CloseMidBody, "ConnectionFailed", ErrorCategory.ConnectionError)]
    [InlineData(MisbehaviorKind.HtmlStatus, "ServerFault", ErrorCategory.ResourceUnavailable)]
    [InlineData(MisbehaviorKind.EmptyStatus, "ServerFault", ErrorCategory.ResourceUnavailable)]
    [InlineData(MisbehaviorKind.EchoKey, "ServerFault", ErrorCategory.ResourceUnavailable)]
    public void Each_wrong_answer_is_one_error_without_the_key(MisbehaviorKind kind, string id, ErrorCategory category)
    {
        var file = given.File("wrong.jpg");
        given.Emulator.Reset();
        given.Emulator.Misbehave("shapes/1", new Misbehavior { Kind = kind, Times = 1 });
        var run = given.Session.Run("$input | " + Detect + "@common -MaximumRetryCount 0 -ThrottleLimit 1 -KeyTransport Query", [file, file]);
        DetectionFixture.TheError(run, id, category);
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData(402, "QuotaExceeded", ErrorCategory.QuotaExceeded, true)]
    [InlineData(423, "UsagePaused", ErrorCategory.PermissionDenied, true)]
    [InlineData(413, "ImageTooLarge", ErrorCategory.LimitsExceeded, false)]
    [InlineData(422, "InvalidRequest", ErrorCategory.InvalidArgument, false)]
    [InlineData(429, "TooManyRequests", ErrorCategory.LimitsExceeded, false)]
    [InlineData(503, "ServerFault", ErrorCategory.ResourceUnavailable, false)]
    public void Each_status_has_its_id_and_its_category(int status, string id, ErrorCategory category, bool endsRun)
    {
        var file = given.File("status.jpg");
        given.Emulator.Reset();
        given.Emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = status });
        var run = given.Session.Run("$input | " + Detect + "@common -MaximumRetryCount 0 -ThrottleLimit 1", [file, file]);
        Assert.Equal(endsRun ? 1 : 2, run.Errors.Count);
        DetectionFixture.AssertError(run.Errors[0], id, category);
    }

    /// <summary>An existing file that even root cannot open.</summary>
    private sealed class UnreadableFile : IDisposable
    {
        private readonly FileStream? _hold;

        internal UnreadableFile(string path)
        {
            File = new FileInfo(path);
            if (OperatingSystem.IsWindows())
            {
                _hold = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            }
            else
            {
                // A link to itself is listed but cannot be opened.
                System.IO.File.CreateSymbolicLink(path, path);
            }
        }

        internal FileInfo File { get; }

        public void Dispose()
        {
            _hold?.Dispose();
            File.Delete();
        }
    }
}
