using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Answers;

/// <summary>The other tasks of the route, and the management API.</summary>
public sealed class TaskAnswerTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private static readonly byte[] Two = SampleImages.Encode(
        """<rect x="10" y="10" width="60" height="60" fill="#2040e0"/><circle cx="130" cy="40" r="30" fill="#e02020"/>""", 200, 100, ".png");

    [Fact]
    public async Task A_segmentation_has_points()
    {
        var answer = await emulator.DetectAsync(Two, model: "shapes-seg/1");
        Assert.All(answer.Predictions, p => Assert.Equal(["x", "y"], p!["points"]![0]!.AsObject().Select(c => c.Key)));
    }

    [Fact]
    public async Task A_classification_has_a_list_and_the_top()
    {
        var answer = await emulator.DetectAsync(Two, model: "shapes-class/1");
        Assert.Equal(["inference_id", "time", "image", "predictions", "top", "confidence"], answer.Json!.AsObject().Select(p => p.Key));
        Assert.Equal(["class", "class_id", "confidence"], answer.Predictions[0]!.AsObject().Select(p => p.Key));
        Assert.Equal("blue-square", (string?)answer.Json["top"]);
    }

    [Fact]
    public async Task Several_classes_are_an_object_by_name()
    {
        var answer = await emulator.DetectAsync(Two, model: "shapes-multi/1");
        Assert.Equal(["blue-square", "red-circle"], answer.Json!["predictions"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["confidence", "class_id"], answer.Json["predictions"]!["red-circle"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["blue-square", "red-circle"], answer.Json["predicted_classes"]!.AsArray().Select(c => (string)c!));
    }

    [Theory]
    [InlineData("", "welcome,workspace")]
    [InlineData("emulator", "workspace")]
    [InlineData("emulator/shapes", "project,versions")]
    [InlineData("emulator/shapes/1", "version")]
    public async Task The_management_api_shows_what_the_key_sees(string route, string keys)
    {
        var answer = await SendAsync(emulator.V1, route + "?api_key=" + Key, null, System.Net.Http.HttpMethod.Get);
        Assert.Equal(keys, string.Join(',', answer.Json!.AsObject().Select(p => p.Key)));
    }

    [Theory]
    [InlineData("nobody?api_key=emulator-key", 404)]
    [InlineData("emulator/nothing?api_key=emulator-key", 404)]
    [InlineData("emulator/shapes/9?api_key=emulator-key", 404)]
    [InlineData("emulator", 401)]
    [InlineData("emulator?api_key=bad", 403)]
    public async Task Unknown_resources_and_bad_keys_are_errors(string route, int status) =>
        Assert.Equal(status, (await SendAsync(emulator.V1, route, null, System.Net.Http.HttpMethod.Get)).Status);

    [Fact]
    public async Task A_delay_of_the_host_comes_before_every_answer()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(100) });
        var clock = Stopwatch.StartNew();
        Assert.Equal(200, (await SendAsync(host, "shapes/1?api_key=" + Key, Base64(Two))).Status);
        Assert.True(clock.ElapsedMilliseconds >= 95, $"{clock.ElapsedMilliseconds} ms");
    }
}
