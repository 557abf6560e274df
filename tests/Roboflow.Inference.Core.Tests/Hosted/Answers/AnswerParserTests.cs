using System;
using System.Text;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Answers;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Core.Tests.Hosted.Answers;

public sealed class AnswerParserTests
{
    private const string BoxNumbers = "\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"confidence\":0.9";

    private static DetectionResult Parse(string json) => AnswerParser.Parse(Encoding.UTF8.GetBytes(json), "/p/a.jpg", "m/1");

    [Fact]
    public void The_documented_minimal_answer_is_read()
    {
        var result = Parse(
            """{"predictions":[{"x":189.5,"y":100,"width":163,"height":186,"class":"helmet","confidence":0.544}],"image":{"width":2048,"height":1371}}""");
        var p = Assert.Single(result.Predictions);
        Assert.Equal((189.5, 100, 163, 186, "helmet", 0.544), (p.X, p.Y, p.Width, p.Height, p.Class, p.Confidence));
        Assert.Equal((2048, 1371, "/p/a.jpg", "m/1"), (p.ImageWidth, p.ImageHeight, p.Path, p.Model));
        Assert.Null(p.ClassId);
        Assert.Null(p.DetectionId);
        Assert.Null(result.Time);
    }

    [Fact]
    public void Full_answer_is_read_and_unknown_fields_are_ignored()
    {
        var result = Parse("""{"inference_id":"f9","time":0.0613,"new":{"a":[1]},"image":{"width":"640","height":"480"},"predictions":[{"x":1,"y":"""
            + """2,"width":3,"height":4,"confidence":0.5,"class":"a","class_id":7,"detection_id":"d","points":[{"x":1,"y":2}],"what":null}]}""");
        var p = Assert.Single(result.Predictions);
        Assert.Equal((640, 480, 0.0613, "f9"), (result.ImageWidth, result.ImageHeight, result.Time, result.InferenceId));
        Assert.Equal((7, "d"), (p.ClassId, p.DetectionId));
        Assert.Equal(new PredictionPoint { X = 1, Y = 2 }, Assert.Single(p.Points!));
    }

    [Fact]
    public void Masks_key_points_and_ids_are_read()
    {
        var p = Assert.Single(Parse("""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":0.5,"class":"a","class_confidence":"""
            + """0.75,"tracker_id":12,"parent_id":"p","rle":{"size":[60,80],"counts":"T23`0"},"keypoints":[{"x":5,"y":6,"confidence":0.25,"class_name":"nose","class_id":3}]}]}""").Predictions);
        Assert.Equal(new PredictionMask { Width = 80, Height = 60, Counts = "T23`0" }, p.Mask);
        Assert.Equal((0.75, "12", "p"), (p.ClassConfidence, p.TrackerId, p.ParentId));
        Assert.Equal(new PredictionKeypoint { X = 5, Y = 6, Confidence = 0.25, Class = "nose", ClassId = 3 }, Assert.Single(p.Keypoints!));
    }

    [Theory]
    [InlineData("\"+/+/AQ==\"", true)]
    [InlineData("\"-_-_AQ\"", true)]
    [InlineData("\"data:image/jpeg;base64,+/+/AQ==\"", true)]
    [InlineData("{\"type\":\"base64\",\"value\":\"DATA:image/jpeg;base64,+/+/AQ==\"}", true)]
    [InlineData("\"data:image/jpeg,%FF\"", false)]
    [InlineData("\"https://drawn.example/a.jpg\"", false)]
    [InlineData("7", false)]
    public void A_drawing_is_base64_alone_or_in_a_data_url(string written, bool isRead) =>
        Assert.Equal(isRead ? [0xFB, 0xFF, 0xBF, 1] : null, Parse($$"""{"visualization":{{written}},"predictions":[]}""").Visualization);

    [Theory]
    [InlineData("""{"x":5,"y":6,"class":"nose"}""")]
    [InlineData("""{"class_name":"nose","confidence":null,"y":6,"x":5}""")]
    [InlineData("""{"x":5,"y":6,"confidence":"high","class":"nose","visible":[2]}""")]
    public void Key_point_has_either_name_and_needs_no_confidence(string point) => Assert.Equal(
        new PredictionKeypoint { X = 5, Y = 6, Class = "nose" },
        Assert.Single(Assert.Single(Parse($$"""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a","keypoints":[{{point}}]}]}""").Predictions).Keypoints!));

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"size\":[60],\"counts\":\"a\"}")]
    [InlineData("{\"size\":[60,\"x\"],\"counts\":\"a\"}")]
    [InlineData("{\"size\":[60,80],\"counts\":[1,2]}")]
    public void Mask_of_another_type_is_ignored(string rle) =>
        Assert.Null(Assert.Single(Parse($$"""{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"a","rle":{{rle}}}]}""").Predictions).Mask);

    [Fact]
    public void Classifications_are_not_lost()
    {
        var single = Parse("""{"top":"cat","confidence":0.9,"predictions":[{"class":"cat","class_id":1,"confidence":0.9}],"image":{"width":10,"height":20}}""");
        Assert.Equal(("cat", 0.9, 10d, 20d), (single.TopClass, single.TopConfidence, single.Predictions[0].Width, single.Predictions[0].Height));
        var multi = Parse("""{"predicted_classes":["cat"],"predictions":{"cat":{"confidence":0.8,"class_id":0},"dog":{"confidence":0.1,"class_id":1}}}""");
        Assert.Equal(["cat"], multi.PredictedClasses!);
        Assert.Equal(["cat", "dog"], new[] { multi.Predictions[0].Class, multi.Predictions[1].Class });
    }

    // PHP writes a list from which array_filter took something as an object, with the positions as names.
    [Theory]
    [InlineData("0", BoxNumbers + ",\"class\":\"cat\"", "cat", 0)]
    [InlineData("12", BoxNumbers + ",\"class\":\"cat\",\"class_id\":3", "cat", 0)]
    [InlineData("12", BoxNumbers + ",\"class_id\":3", "3", 1)]
    [InlineData("12", BoxNumbers, "", 1)]
    [InlineData("dog", BoxNumbers, "dog", 0)]
    [InlineData("dog", BoxNumbers + ",\"class\":\"cat\"", "cat", 0)]
    [InlineData("0", "\"confidence\":0.9", "0", 0)]
    [InlineData("0", "\"confidence\":0.9,\"class\":\"cat\"", "cat", 0)]
    public void Class_of_a_prediction_counts_before_the_name_of_its_member(string member, string prediction, string name, int unnamed)
    {
        var log = new RunLog();
        var json = $"{{\"predictions\":{{\"{member}\":{{{prediction}}}}},\"image\":{{\"width\":10,\"height\":20}}}}";
        var result = AnswerParser.Parse(Encoding.UTF8.GetBytes(json), "/p/a.jpg", "m/1", log);
        Assert.Equal(name, Assert.Single(result.Predictions).Class);
        Assert.Equal(unnamed, log.AnswerWarnings.Length);
    }

    [Fact]
    public void Stub_of_an_untrained_version_is_an_error()
    {
        var e = Assert.Throws<RoboflowException>(() => Parse("""{"is_stub":true,"model_id":"shapes/0","task_type":"object-detection"}"""));
        Assert.Equal(FailureKind.ModelNotFound, e.Kind);
    }

    [Theory]
    [InlineData("{\"predictions\":[{\"x\":1,", FailureKind.InvalidResult)]
    [InlineData("<html>\u001b[31mno</html>", FailureKind.InvalidResult)]
    [InlineData("{\"error\":\"model failed\"}", FailureKind.ErrorBodyWithOk)]
    [InlineData("{\"success\":false,\"message\":\"model failed\",\"predictions\":[]}", FailureKind.ErrorBodyWithOk)]
    [InlineData("{\"predictions\":[],\"success\":false}", FailureKind.InvalidResult)]
    [InlineData("[]", FailureKind.InvalidResult)]
    public void Other_bodies_are_an_invalid_result(string body, FailureKind kind)
    {
        var e = Assert.Throws<RoboflowException>(() => Parse(body));
        Assert.Equal(kind, e.Kind);
        Assert.DoesNotContain('\u001b', e.Message);
    }

    // JSON is UTF-8 whatever the header says, unless it cannot be.
    [Theory]
    [InlineData("iso-8859-1", "iso-8859-1")]
    [InlineData("\"ISO-8859-1\"", "iso-8859-1")]
    [InlineData("utf-16", "utf-16LE")]
    [InlineData("utf-16be", "utf-16BE")]
    [InlineData("iso-8859-1", "utf-8")]
    [InlineData("utf-16", "utf-8")]
    [InlineData("utf-8", "utf-8")]
    [InlineData(null, "utf-8")]
#if NET
    [InlineData("Windows-1252", "windows-1252")]
    [InlineData("macintosh", "macintosh")]
#endif
    [InlineData("shift_jis", "utf-8")]
    [InlineData("klingon", "utf-8")]
    public void Stated_character_set_is_used_if_the_bytes_are_valid(string? stated, string written)
    {
        const string Json = """{"predictions":[{"x":1,"y":2,"width":3,"height":4,"confidence":1,"class":"Schützer"}]}""";
#if NET
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(written) ?? System.Text.Encoding.GetEncoding(written);
#else
        var encoding = System.Text.Encoding.GetEncoding(written);
#endif
        var log = new RunLog();
        var result = AnswerParser.Parse(AnswerJson.AsUtf8(encoding.GetBytes(Json), stated), null, "m/1", log);
        Assert.Equal("Schützer", Assert.Single(result.Predictions).Class);
        Assert.Empty(log.Warnings);
    }

    // The key is removed from the bytes, in which it would be spelled differently.
    [Theory]
    [InlineData("ibm037")]
    [InlineData("iso-2022-jp")]
    [InlineData("hz-gb-2312")]
    [InlineData("utf-7")]
    [InlineData("utf-32")]
    public void Character_set_that_spells_ASCII_differently_is_not_used(string charset)
    {
        byte[] bytes = [.. "{\"class\":\"a+AGI- \u001B(Bkey~\nkey"u8, 0xFF];
        Assert.True(AnswerJson.AsUtf8(bytes, charset).Span.SequenceEqual(bytes));
    }
}
