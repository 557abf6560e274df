using System.Globalization;
using System.Linq;
using System.Text;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

/// <summary>Number formats that servers write or could write.</summary>
public sealed class AnswerNumberTests
{
    [Theory]
    [InlineData("12", 12d)]
    [InlineData("12.5", 12.5)]
    [InlineData("1.25e1", 12.5)]
    [InlineData("-0.0", 0d)]
    [InlineData("\"12.5\"", 12.5)]
    [InlineData("\" 12.5 \"", 12.5)]
    [InlineData("null", null)]
    [InlineData("1e999", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"12,5\"", null)]
    [InlineData("true", null)]
    [InlineData("[1]", null)]
    public void A_coordinate_is_a_finite_number_in_any_culture(string written, double? read)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(
                read,
                Parse($$$"""{"predictions":[{"x":{{{written}}},"y":1,"width":2,"height":3,"confidence":0.5,"class":"a"}]}""").Predictions.SingleOrDefault()?.X);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("640", 640)]
    [InlineData("640.0", 640)]
    [InlineData("\"640\"", 640)]
    [InlineData("null", null)]
    [InlineData("1e20", null)]
    [InlineData("\"wide\"", null)]
    public void A_width_is_a_whole_number_or_unknown(string written, int? read) =>
        Assert.Equal(read, Parse($$$"""{"predictions":[],"image":{"width":{{{written}}},"height":1}}""").ImageWidth);

    [Theory]
    [InlineData("""{"predictions":[]}""")]
    [InlineData("""{"predictions":null}""")]
    [InlineData("""{"predictions":[],"image":null,"time":null,"inference_id":null}""")]
    [InlineData("""{"predictions":[1,"a",null,[]],"image":[]}""")]
    [InlineData("""[{"predictions":[]}]""")]
    public void An_answer_without_boxes_is_an_empty_result(string json)
    {
        var result = Parse(json);
        Assert.Empty(result.Predictions);
        Assert.Null(result.ImageWidth);
        Assert.Null(result.Time);
    }

    [Fact]
    public void Box_without_optional_fields_is_read()
    {
        var box = Parse("""{"predictions":[{"class":"a","confidence":0}]}""").Predictions.Single();
        Assert.Equal((0d, 0d, 0d, 0d, 0d, "a"), (box.X, box.Y, box.Width, box.Height, box.Confidence, box.Class));
        Assert.Null(box.ClassId);
    }

    [Theory]
    [InlineData("\"predictions\"")]
    [InlineData("""{"predictions":"none"}""")]
    [InlineData("""{"predictions":7}""")]
    [InlineData("")]
    [InlineData("NaN")]
    public void Body_that_is_not_a_result_is_an_error(string json) =>
        Assert.Equal(FailureKind.InvalidResult, Assert.Throws<RoboflowException>(() => Parse(json)).Kind);

    [Fact]
    public void Deeply_nested_answer_is_an_error()
    {
        var json = "{\"predictions\":" + new string('[', 100_000);
        Assert.Equal(FailureKind.InvalidResult, Assert.Throws<RoboflowException>(() => Parse(json)).Kind);
    }

    private static DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), null, "m/1");
}
