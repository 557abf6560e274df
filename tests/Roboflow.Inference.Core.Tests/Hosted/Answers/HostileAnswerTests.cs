using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Management;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>Text from a server is shown on a terminal: control characters and invalid Unicode become U+FFFD everywhere.</summary>
public sealed class HostileAnswerTests
{
    private const string Hostile = """\u001b]0;x\u0007\u007f\u009b1m\ud800\udfff\\ud83d\ude00\ud83d\ude00""";
    private const string Shown = "\uFFFD]0;x\uFFFD\uFFFD\uFFFD1m\U000103FF\\ud83d\uFFFD😀";

    [Theory]
    [InlineData("""{"predictions":{"NAME":{"confidence":0.5,"detection_id":"NAME","tracker_id":"NAME","parent_id":"NAME"}},"predicted_classes":["NAME"],"top":"NAME","inference_id":"NAME"}""")]
    [InlineData("""
        {"NAME":1,"predictions":[{"NAME":0,"class":"NAME","confidence":0.5,"detection_id":"NAME","tracker_id":"NAME","parent_id":"NAME"}],
        "predicted_classes":["NAME"],"top":"NAME","inference_id":"NAME"}
        """)]
    public void Control_characters_in_a_detection_are_replaced(string answer)
    {
        var result = AnswerParser.Parse(Encoding.UTF8.GetBytes(answer.Replace("NAME", Hostile, StringComparison.Ordinal)), "a.jpg", "m/1");
        var p = Assert.Single(result.Predictions);
        Assert.All(
            [p.Class, p.DetectionId, p.TrackerId, p.ParentId, result.TopClass, result.InferenceId, result.PredictedClasses!.Single()],
            text => Assert.Equal(Shown, text));
    }

    [Fact]
    public void Control_characters_in_keypoints_and_masks_are_replaced()
    {
        byte[] json =
        [
            .. """{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a","rle":{"size":[1,1],"counts":"\u001b"}"""u8,
            .. ""","keypoints":[{"x":1,"y":2,"class_name":"\ud800"}]}]}"""u8
        ];
        var p = Assert.Single(AnswerParser.Parse(json, "a.jpg", "m/1").Predictions);
        Assert.Equal(("\uFFFD", "\uFFFD"), (p.Mask!.Counts, p.Keypoints!.Single().Class));
    }

    // "helmet\r" is what a list of names with Windows line endings gives.
    [Theory]
    [InlineData("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"helmet\r"}]}""", true)]
    [InlineData("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a","detection_id":"\u009b"}]}""", true)]
    [InlineData("""{"predictions":{"a\tb":{"confidence":1}}}""", true)]
    [InlineData("""[{"predictions":[{"confidence":1,"class":"a\u007f"}]}]""", true)]
    [InlineData("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a","tag":"\ud83d"}]}""", false)]
    [InlineData("""{"log":"a\nb","predictions":[{"confidence":1,"class":"a\ufffdb","note":"\u001b"}]}""", false)]
    public void Replaced_control_characters_are_a_warning(string answer, bool isWarned)
    {
        var log = new RunLog();
        Assert.Single(AnswerParser.Parse(Encoding.UTF8.GetBytes(answer), "a.jpg", "m/1", log).Predictions);
        Assert.Equal(isWarned, log.Warnings.SingleOrDefault()?.StartsWith("U+FFFD replaces control characters", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Control_characters_in_a_project_are_replaced()
    {
        var json = """{"project":{"id":"acme/NAME","type":"NAME","classes":{"NAME":3},"colors":{"NAME":"NAME"}},"versions":[{"id":"acme/NAME/1","name":"NAME","model":"acme/NAME/1"}]}"""
            .Replace("NAME", """\u001b[1m\ud800""", StringComparison.Ordinal);
        var project = AnswerJson.Read(Encoding.UTF8.GetBytes(json), answer => ManagementReader.ReadProject(answer, "acme", "p"));
        const string Expected = "\uFFFD[1m\uFFFD";
        Assert.Equal((Expected, Expected), (project.Project, project.Type));
        Assert.Equal(new RoboflowClass { Name = Expected, Count = 3, Color = Expected }, Assert.Single(project.Classes));
        Assert.Equal(Expected + "/1", Assert.Single(project.Versions).Model);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_replaced_with_a_warning()
    {
        byte[] json = [.. "{\"predictions\":[{\"confidence\":1,\"class\":\""u8, 0xC3, 0x28, 0xED, 0xA0, 0x80, .. "\"}]}"u8];
        var log = new RunLog();
        Assert.Matches("^\uFFFD\\(\uFFFD+$", Assert.Single(AnswerParser.Parse(json, "a.jpg", "m/1", log).Predictions).Class);
        Assert.Contains("U+FFFD", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_in_another_encoding_is_reported() =>
        Assert.Equal("no \uFFFD model", ServerText.FromBody("""{"message":"no \ud800 model"}"""u8.ToArray()).Shortened);

    [Fact]
    public void Byte_order_mark_is_skipped() =>
        Assert.Empty(AnswerParser.Parse("\uFEFF{\"predictions\":[]}"u8.ToArray(), "a.jpg", "m/1").Predictions);
}
