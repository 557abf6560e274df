using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>What a single-pass reader could get wrong: order, repetition, escaped names, size.</summary>
public sealed class AnswerReaderTests
{
    private const string Box = """{"x":1,"y":2,"width":3,"height":4,"confidence":0.5,"class":"a"}""";

    [Theory]
    [InlineData("""{"image":{"width":8,"height":6},"predictions":[ONE]}""")]
    [InlineData("""{"predictions":[ONE],"image":{"width":8,"height":6}}""")]
    public void Image_size_reaches_predictions_wherever_it_stands(string json)
    {
        var box = Assert.Single(Parse(json.Replace("ONE", Box, StringComparison.Ordinal)).Predictions);
        var label = Assert.Single(Parse(json.Replace("ONE", """{"class":"cat","confidence":0.5}""", StringComparison.Ordinal)).Predictions);
        Assert.All([box, label], p => Assert.Equal((8, 6), (p.ImageWidth, p.ImageHeight)));
        Assert.Equal((1d, 2d, 3d, 4d), (box.X, box.Y, box.Width, box.Height));
        Assert.Equal((4d, 3d, 8d, 6d), (label.X, label.Y, label.Width, label.Height));
    }

    // As a workflow's output has them.
    [Theory]
    [InlineData("""{"predictions":{"predictions":[BOX],"image":{"width":8,"height":6}}}""")]
    [InlineData("""{"predictions":{"image":{"width":8,"height":6},"time":0.5,"pr\u0065dictions":[BOX]},"inference_id":"i"}""")]
    [InlineData("""{"image":{"type":"base64","value":"AAAA","width":1},"predictions":{"image":{"width":8,"height":6},"predictions":[BOX]}}""")]
    [InlineData("""{"predictions":{"image":{"width":8,"height":6},"predictions":[BOX]},"image":{"type":"base64","value":"AAAA"}}""")]
    [InlineData("""[{"predictions":{"predictions":{"predictions":[BOX],"image":{"width":8,"height":6}}}}]""")]
    public void Predictions_within_another_object_are_read(string json)
    {
        var result = Parse(json.Replace("BOX", Box, StringComparison.Ordinal));
        var box = Assert.Single(result.Predictions);
        Assert.Equal((1d, 2d, 3d, 4d, "a", 0.5), (box.X, box.Y, box.Width, box.Height, box.Class, box.Confidence));
        Assert.Equal((8, 6, 8, 6), (result.ImageWidth, result.ImageHeight, box.ImageWidth, box.ImageHeight));
    }

    // Wherever it stands, and never one side of each.
    [Theory]
    [InlineData("""{"predictions":{"image":{"width":8,"height":6},"predictions":[BOX]},"image":{"width":100,"height":50}}""", 8, 6)]
    [InlineData("""{"image":{"width":100,"height":50},"predictions":{"predictions":[BOX],"image":{"width":8,"height":6}}}""", 8, 6)]
    [InlineData("""{"image":{"width":100,"height":50},"predictions":{"predictions":[BOX],"image":{"width":8}}}""", 8, null)]
    [InlineData("""{"predictions":{"predictions":[BOX],"image":{"type":"x"}},"image":{"width":100,"height":50}}""", 100, 50)]
    public void Size_within_counts_more_than_that_around_it(string json, int? width, int? height)
    {
        var box = Assert.Single(Parse(json.Replace("BOX", Box, StringComparison.Ordinal)).Predictions);
        Assert.Equal((width, height), (box.ImageWidth, box.ImageHeight));
    }

    [Theory]
    [InlineData("""{"time":0.2,"inference_id":"outer","predictions":{"time":0.1,"inference_id":null,"predictions":[BOX]}}""")]
    [InlineData("""{"predictions":{"inference_id":null,"predictions":[BOX],"time":0.1},"time":0.2,"inference_id":"outer"}""")]
    public void Members_within_and_around_are_not_repeated(string json)
    {
        var result = Parse(json.Replace("BOX", Box, StringComparison.Ordinal));
        Assert.Equal((0.1, "outer", 1), (result.Time, result.InferenceId, result.Predictions.Count));
    }

    [Fact]
    public void Errors_within_and_around_are_both_told()
    {
        var failure = Assert.Throws<RoboflowException>(() => Parse("""{"error":"outer","predictions":{"error":"inner","predictions":[]}}"""));
        Assert.Equal("The server answered without a result: inner; outer", failure.Message);
        failure = Assert.Throws<RoboflowException>(() => Parse("""{"predictions":{"error":null,"predictions":[]},"error":"outer"}"""));
        Assert.EndsWith(": outer", failure.Message, StringComparison.Ordinal);
    }

    // Nothing else tells an empty classification from an object without labels.
    [Theory]
    [InlineData("""{"predictions":{"image":{"width":8,"height":6},"predictions":{},"predicted_classes":[]}}""")]
    [InlineData("""{"predictions":{"predicted_classes":[],"predictions":{},"image":{"width":8,"height":6}}}""")]
    public void Classification_within_another_object_can_be_empty(string json)
    {
        var result = Parse(json);
        Assert.Equal((0, 0, 8), (result.Predictions.Count, result.PredictedClasses?.Count, result.ImageWidth));
    }

    [Fact]
    public void Labels_within_another_object_are_read_and_a_class_can_be_called_predictions()
    {
        var single = Parse("""{"predictions":{"top":"cat","confidence":0.9,"predictions":[{"class":"cat","confidence":0.9}],"image":{"width":8,"height":6}}}""");
        Assert.Equal(("cat", "cat", 8d), (single.TopClass, Assert.Single(single.Predictions).Class, single.Predictions[0].Width));
        var multi = Parse("""{"predictions":{"image":{"width":8,"height":6},"predictions":{"cat":{"confidence":0.9}},"predicted_classes":["cat"]}}""");
        Assert.Equal(("cat", "cat", 8d), (Assert.Single(multi.PredictedClasses!), Assert.Single(multi.Predictions).Class, multi.Predictions[0].Width));
        var named = Parse("""{"predictions":{"image":{"confidence":0.1},"predictions":{"confidence":0.9,"class_id":2}}}""");
        Assert.Equal(["image", "predictions"], named.Predictions.Select(p => p.Class));
        Assert.Empty(Parse("""{"predictions":{"predictions":[],"image":{"width":8,"height":6}}}""").Predictions);
        Assert.Empty(Parse("""{"predictions":{}}""").Predictions);
    }

    // An empty result would count as done.
    [Theory]
    [InlineData("""{"predictions":{"detections":[BOX],"image":{"width":8,"height":6}}}""")]
    [InlineData("""{"predictions":{"predictions":"none"}}""")]
    [InlineData("""{"predictions":{"predictions":{}}}""")]
    [InlineData("""{"predictions":{"output":BOX}}""")]
    public void Object_in_which_nothing_is_a_label_is_invalid(string json) =>
        Assert.Equal(
            FailureKind.InvalidResult,
            Assert.Throws<RoboflowException>(() => Parse(json.Replace("BOX", Box, StringComparison.Ordinal).Replace(",\"confidence\":0.5", "", StringComparison.Ordinal))).Kind);

    // Whichever of the two counted, the values of the other would be lost.
    [Theory]
    [InlineData("predictions", """{"predictions":[BOX],"time":1,"predictions":[BOX]}""")]
    [InlineData("predictions", """{"predictions":[BOX],"predictions":null}""")]
    [InlineData("predictions", """{"predictions":{"a":{"confidence":1}},"pr\u0065dictions":[]}""")]
    [InlineData("predictions", """{"predictions":{"predictions":[BOX],"predictions":[]}}""")]
    [InlineData("image", """{"predictions":{"image":{"width":8},"predictions":[BOX],"image":{"width":8}}}""")]
    [InlineData("image", """{"image":{"width":8,"height":6},"predictions":[BOX],"image":{"height":6,"width":8}}""")]
    [InlineData("image", """{"predictions":[BOX],"image":null,"image":{"height":6,"width":8}}""")]
    [InlineData("error", """{"error":"cold","predictions":[],"error":null}""")]
    [InlineData("width", """{"image":{"width":8,"height":6,"width":9},"predictions":[BOX]}""")]
    [InlineData("height", """{"predictions":[BOX],"image":{"height":8,"height":6}}""")]
    [InlineData("time", """{"predictions":[BOX],"time":1,"time":2}""")]
    [InlineData("time", """{"time":0,"predictions":{"predictions":[BOX],"time":1,"time":2}}""")]
    [InlineData("error", """{"predictions":{"error":"cold","predictions":[],"error":null}}""")]
    [InlineData("inference_id", """{"inference_id":"a","predictions":[BOX],"inference_id":"b"}""")]
    public void Answer_that_repeats_a_member_is_invalid(string member, string json)
    {
        var failure = Assert.Throws<RoboflowException>(() => Parse(json.Replace("BOX", Box, StringComparison.Ordinal)));
        Assert.Equal((FailureKind.InvalidResult, $"The answer has two members named {member}."), (failure.Kind, failure.Message));
    }

    [Fact]
    public void Unknown_member_can_be_repeated_and_a_key_point_can_have_both_names()
    {
        var result = Parse("""{"new":1,"predictions":[{"a":1,"x":1,"y":2,"width":3,"height":4,"confidence":1,"keypoints":[POINT],"a":2}],"new":2}"""
            .Replace("POINT", """{"x":1,"y":2,"class":"nose","class_name":"nose"},{"x":1,"y":2,"x":3}""", StringComparison.Ordinal));
        Assert.Equal("nose", Assert.Single(Assert.Single(result.Predictions).Keypoints!).Class);
    }

    [Fact]
    public void Escaped_member_names_are_read() =>
        Assert.Equal((1d, "a"), Assert.Single(
            Parse("""{"\u0070redictions":[{"\u0078":1,"y":2,"width":3,"h\u0065ight":4,"confidence":1,"cl\u0061ss":"\u0061"}]}""").Predictions) is var p ? (p.X, p.Class) : default);

    [Fact]
    public void Many_classes_keep_their_names()
    {
        var names = Enumerable.Range(0, 60).Select(i => "class" + (i % 30)).ToArray();
        var json = "{\"predictions\":[" + string.Join(',', names.Select(n => $"{{\"confidence\":0.5,\"class\":\"{n}\"}}")) + "]}";
        Assert.Equal(names, Parse(json).Predictions.Select(p => p.Class));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Answer_with_a_byte_order_mark_is_read(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        byte[] json = [.. text.GetPreamble(), .. text.GetBytes("{\"predictions\":[" + Box.Replace("\"a\"", "\"größe\"", StringComparison.Ordinal) + "]}")];
        Assert.Equal("größe", Assert.Single(AnswerParser.Parse(json, null, "m/1").Predictions).Class);
    }

    [Theory]
    [InlineData("{\"predictions\":[]} x")]
    [InlineData("{\"predictions\":[]}{}")]
    [InlineData("{\"predictions\":[],}")]
    [InlineData("{\"predictions\":[{\"x\":1}")]
    public void Answer_below_a_whole_window_counts_toward_the_next(string json) =>
        Assert.Equal(FailureKind.InvalidResult, Assert.Throws<RoboflowException>(() => Parse(json)).Kind);

    [Theory]
    [InlineData(AnswerReader.MostPredictions, true)]
    [InlineData(AnswerReader.MostPredictions + 1, false)]
    public void Number_of_predictions_is_bounded(int count, bool isRead)
    {
        var json = "{\"predictions\":[" + string.Join(',', Enumerable.Repeat("{\"class\":\"a\",\"confidence\":1}", count)) + "]}";
        if (isRead)
        {
            Assert.Equal(count, Parse(json).Predictions.Count);
        }
        else
        {
            var failure = Assert.Throws<RoboflowException>(() => Parse(json));
            Assert.Equal(FailureKind.InvalidResult, failure.Kind);
            Assert.Contains("100000", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("predictions", "[{'x':1,'y':1,'width':1,'height':1,'confidence':0.5,'class':'LONG'}]")]
    [InlineData("predictions", "[{'x':1,'y':1,'width':1,'height':1,'confidence':0.5,'class':'a'}],'inference_id':'LONG'")]
    [InlineData("visualization", "'LONG','predictions':[]")]
    public void What_is_kept_of_an_answer_is_bounded_beside_its_drawing(string member, string value)
    {
        var json = $"{{'{member}':{value.Replace("LONG", new string('A', AnswerReader.MostBytes))}}}".Replace('\'', '"');
        if (member == "visualization")
        {
            Assert.Equal(AnswerReader.MostBytes / 4 * 3, Parse(json).Visualization!.Length);
        }
        else
        {
            var failure = Assert.Throws<RoboflowException>(() => Parse(json));
            Assert.Equal(FailureKind.InvalidResult, failure.Kind);
            Assert.Contains("more than 24 MB beside its drawing", failure.Message, StringComparison.Ordinal);
        }
    }

    private static DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), null, "m/1");
}
