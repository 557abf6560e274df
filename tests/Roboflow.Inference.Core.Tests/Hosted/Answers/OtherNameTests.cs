using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>An object can have both names that servers use for a field: the first one counts, in any order, unless it is null.</summary>
public sealed class OtherNameTests
{
    private readonly RunLog _log = new();

    [Theory]
    [InlineData("\"confidence\":0.9,\"score\":0.1")]
    [InlineData("\"score\":0.1,\"confidence\":0.9")]
    [InlineData("\"confidence\":0.9,\"score\":null")]
    [InlineData("\"score\":null,\"confidence\":0.9")]
    [InlineData("\"confidence\":0.9,\"score\":\"high\"")]
    [InlineData("\"confidence\":0.9,\"score\":97.5")]
    [InlineData("\"score\":97.5,\"confidence\":0.9")]
    [InlineData("\"confidence\":0.9,\"score\":[0.9,0.1]")]
    [InlineData("\"score\":{\"cat\":0.1},\"confidence\":0.9")]
    [InlineData("\"score\":0.9")]
    [InlineData("\"score\":0.9,\"confidence\":null")]
    [InlineData("\"confidence\":null,\"score\":0.9")]
    public void Confidence_counts_beside_a_score(string members)
    {
        var box = Assert.Single(Parse("{\"predictions\":[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"class\":\"cat\"," + members + "}]}").Predictions);
        var label = Assert.Single(Parse("{\"predictions\":[{\"class\":\"cat\"," + members + "}]}").Predictions);
        Assert.Equal((0.9, 0.9, 0), (box.Confidence, label.Confidence, _log.Unreadable));
        Assert.Empty(_log.Warnings);
    }

    [Theory]
    [InlineData("\"score\":0.7,\"confidence\":\"high\"")]
    [InlineData("\"confidence\":\"high\",\"score\":0.7")]
    [InlineData("\"score\":null,\"confidence\":null")]
    [InlineData("\"confidence\":null,\"score\":null")]
    [InlineData("\"confidence\":null,\"score\":97.5")]
    [InlineData("\"score\":97.5,\"confidence\":null")]
    [InlineData("\"confidence\":97.5,\"score\":0.7")]
    [InlineData("\"confidence\":0.9,\"score\":0.7,\"score\":0.7")]
    public void A_score_does_not_stand_in_for_an_unreadable_confidence(string members)
    {
        Assert.Empty(Parse("{\"predictions\":[{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"class\":\"cat\"," + members + "}]}").Predictions);
        Assert.Equal(1, _log.Unreadable);
    }

    [Theory]
    [InlineData("\"class\":\"nose\",\"class_name\":\"eye\"")]
    [InlineData("\"class_name\":\"eye\",\"class\":\"nose\"")]
    [InlineData("\"class\":\"nose\",\"class_name\":true")]
    [InlineData("\"class_name\":true,\"class\":\"nose\"")]
    [InlineData("\"class\":\"nose\",\"class_name\":null")]
    [InlineData("\"class\":null,\"class_name\":\"nose\"")]
    [InlineData("\"class_name\":\"nose\",\"class\":null")]
    public void Class_of_a_key_point_counts_beside_a_class_name(string members)
    {
        var one = "{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"class\":\"cat\",\"confidence\":1,\"keypoints\":[{\"x\":1,\"y\":2," + members + "}]}";
        Assert.Equal("nose", Parse("{\"predictions\":[" + one + "]}").Predictions.Single().Keypoints!.Single().Class);
        Assert.Empty(_log.Warnings);
    }

    private DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), null, "m/1", _log);
}
