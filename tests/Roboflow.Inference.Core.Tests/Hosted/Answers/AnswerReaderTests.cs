using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>What a single-pass reader could get wrong: order, repetition, escaped names, size.</summary>
public sealed class AnswerReaderTests
{
    private const string Box = """{"x":1,"y":2,"width":3,"height":4,"confidence":0.5,"class":"a"}""";

    [Theory]
    [InlineData("""{"image":{"width":8,"height":6},"predictions":[BOX,{"class":"cat","confidence":0.5}]}""")]
    [InlineData("""{"predictions":[BOX,{"class":"cat","confidence":0.5}],"image":{"width":8,"height":6}}""")]
    [InlineData("""{"image":{"width":1,"height":1},"predictions":[BOX,{"class":"cat","confidence":0.5}],"image":{"height":6,"width":8}}""")]
    public void Image_size_reaches_predictions_wherever_it_stands(string json)
    {
        var predictions = Parse(json.Replace("BOX", Box, StringComparison.Ordinal)).Predictions;
        Assert.All(predictions, p => Assert.Equal((8, 6), (p.ImageWidth, p.ImageHeight)));
        Assert.Equal((1d, 2d, 3d, 4d), (predictions[0].X, predictions[0].Y, predictions[0].Width, predictions[0].Height));
        Assert.Equal((4d, 3d, 8d, 6d), (predictions[1].X, predictions[1].Y, predictions[1].Width, predictions[1].Height));
    }

    [Fact]
    public void Last_of_two_members_is_used()
    {
        var result = Parse("""{"predictions":[1,2,{"x":0}],"time":1,"predictions":[{"x":9,"x":1,"y":2,"width":3,"height":4,"confidence":1,"confidence":0.5,"class":"b","class":"a"}],"time":2}""");
        var p = Assert.Single(result.Predictions);
        Assert.Equal((1d, 0.5, "a", 2d), (p.X, p.Confidence, p.Class, result.Time));
        Assert.Empty(Parse("""{"predictions":[{}],"predictions":null}""").Predictions);
    }

    // The labels and the size of the first are dropped.
    [Fact]
    public void Last_of_two_lists_and_sizes_is_used()
    {
        const string Json = """{"predictions":[{"class":"cat","confidence":0.5}],"predictions":[BOX],"image":{"width":8,"height":6}}""";
        var box = Assert.Single(Parse(Json.Replace("BOX", Box, StringComparison.Ordinal)).Predictions);
        Assert.Equal((1d, 2d, 3d, 4d), (box.X, box.Y, box.Width, box.Height));
        var result = Parse("""{"image":{"width":8,"height":6},"predictions":[],"image":{"width":9}}""");
        Assert.Equal((9, null), (result.ImageWidth, result.ImageHeight));
    }

    [Fact]
    public void Escaped_member_names_are_read() =>
        Assert.Equal((1d, "a"), Assert.Single(
            Parse("""{"\u0070redictions":[{"\u0078":1,"y":2,"width":3,"h\u0065ight":4,"cl\u0061ss":"\u0061"}]}""").Predictions) is var p ? (p.X, p.Class) : default);

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
        var json = "{\"predictions\":[" + string.Join(',', Enumerable.Repeat("{\"class\":\"a\"}", count)) + "]}";
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

    private static DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), null, "m/1");
}
