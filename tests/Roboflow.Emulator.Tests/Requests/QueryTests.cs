using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Requests;

public sealed class QueryTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    // The confidence of a square is higher than that of a circle; a cross is not a known shape: three confidences to filter by.
    private static readonly byte[] Three = SampleImages.Encode(
        """<rect x="10" y="10" width="60" height="60" fill="#2040e0"/><circle cx="130" cy="40" r="30" fill="#e02020"/><path d="M220 10h10v40h40v10h-40v40h-10v-40h-40v-10h40z" fill="#18a030"/>""",
        300, 120, ".png");

    // Two halves of a square: one class, and boxes that overlap almost entirely.
    private static readonly byte[] Halves = SampleImages.Encode(
        """<polygon points="20,20 180,20 20,180" fill="#e02020"/><polygon points="186,26 186,186 26,186" fill="#e02020"/>""", 210, 210, ".png");

    [Theory]
    [InlineData("", 2)]
    [InlineData("confidence=40", 2)]
    [InlineData("confidence=0.4", 2)]
    [InlineData("confidence=1", 3)]
    [InlineData("confidence=0", 3)]
    [InlineData("confidence=0.01", 3)]
    [InlineData("confidence=100", 0)]
    [InlineData("confidence=0.999", 0)]
    [InlineData("confidence=4e1", 2)]
    [InlineData("confidence=best", 2)]
    [InlineData("confidence=default", 2)]
    [InlineData("confidence=100&confidence=1", 3)]
    [InlineData("confidence=1&max_detections=1", 1)]
    public async Task Confidence_from_1_on_is_percent_and_below_it_a_fraction(string query, int count)
    {
        var answer = await emulator.DetectAsync(Three, query);
        Assert.Equal(count, answer.Predictions.Count);
        var confidences = answer.Predictions.Select(p => (double)p!["confidence"]!).ToArray();
        Assert.Equal(confidences.OrderDescending(), confidences);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("overlap=30", 1)]
    [InlineData("overlap=1", 1)]
    [InlineData("overlap=0.3", 1)]
    [InlineData("overlap=99", 2)]
    [InlineData("overlap=0.99", 2)]
    public async Task Boxes_of_one_class_that_overlap_by_more_become_one(string query, int count) =>
        Assert.Equal(count, (await emulator.DetectAsync(Halves, query)).Predictions.Count);

    [Fact]
    public async Task Boxes_of_two_classes_may_overlap()
    {
        var image = SampleImages.Encode(
            """<polygon points="20,20 180,20 20,180" fill="#e02020"/><polygon points="186,26 186,186 26,186" fill="#2040e0"/>""", 210, 210, ".png");
        Assert.Equal(2, (await emulator.DetectAsync(image)).Predictions.Count);
    }

    [Theory]
    [InlineData("red-circle", 1)]
    [InlineData(" red-circle , blue-square ", 2)]
    [InlineData("Red-Circle", 0)]
    [InlineData("red", 0)]
    [InlineData("", 2)]
    public async Task Classes_are_exact_names(string classes, int count)
    {
        var query = "classes=" + Uri.EscapeDataString(classes);
        Assert.Equal(count, (await emulator.DetectAsync(Three, query)).Predictions.Count);
    }

    [Fact]
    public async Task A_switch_ignores_classes_as_the_current_server_does()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { IgnoreClasses = true });
        Assert.Equal(2, (await SendAsync(host, $"shapes/1?api_key={Key}&classes=red-circle", Base64(Three))).Predictions.Count);
    }

    [Theory]
    [InlineData("confidence", "0,4", "float_parsing")]
    [InlineData("confidence", "", "float_parsing")]
    [InlineData("confidence", "nan", "float_parsing")]
    [InlineData("overlap", "forty", "float_parsing")]
    [InlineData("overlap", "best", "float_parsing")]
    [InlineData("stroke", "1.5", "int_parsing")]
    [InlineData("max_detections", "", "int_parsing")]
    [InlineData("labels", "perhaps", "bool_parsing")]
    public async Task A_malformed_value_is_422_with_a_list(string name, string value, string type)
    {
        var answer = await emulator.DetectAsync(Three, $"{name}={Uri.EscapeDataString(value)}");
        Assert.Equal(422, answer.Status);
        var entry = Assert.Single(answer.Json!["detail"]!.AsArray())!.AsObject();
        Assert.Equal(["loc", "msg", "type"], entry.Select(p => p.Key));
        Assert.Equal(("[\"query\",\"" + name + "\"]", type), (entry["loc"]!.ToJsonString(), (string?)entry["type"]));
    }

    [Fact]
    public async Task All_malformed_values_are_listed_at_once()
    {
        var answer = await emulator.DetectAsync(Three, "confidence=x&stroke=y");
        Assert.Equal(2, answer.Json!["detail"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("")]
    public async Task Json_is_the_format_for_any_unknown_word(string format) =>
        Assert.Equal(2, (await emulator.DetectAsync(Three, "format=" + format)).Predictions.Count);

    [Fact]
    public async Task An_image_answer_is_a_JPEG_that_differs_where_boxes_are()
    {
        var answer = await emulator.DetectAsync(Three, "format=image&stroke=3");
        Assert.Equal("image/jpeg", answer.ContentType);
        using var drawn = Decode(answer.Bytes);
        using var plain = Decode(Three);
        Assert.Equal((300, 120), (drawn.Width, drawn.Height));
        Assert.True(Difference(drawn, plain, 11, 11) > 60, "the square's frame is not drawn");
        Assert.True(Difference(drawn, plain, 40, 40) < 30, "the square's middle is drawn over");
    }

    [Fact]
    public async Task Class_names_are_drawn_on_demand_and_the_stroke_is_as_wide_as_asked()
    {
        using var plain = Decode((await emulator.DetectAsync(Three, "format=image&stroke=1")).Bytes);
        using var labeled = Decode((await emulator.DetectAsync(Three, "format=image&stroke=1&labels=true")).Bytes);
        using var wide = Decode((await emulator.DetectAsync(Three, "format=image&stroke=6")).Bytes);
        Assert.True(Differing(plain, labeled) > 300, "no label is drawn");
        Assert.True(Differing(plain, wide) > 300, "the stroke is not honored");
    }

    [Fact]
    public async Task Image_and_json_has_both()
    {
        var answer = await emulator.DetectAsync(Three, "format=image_and_json");
        Assert.Equal(2, answer.Predictions.Count);
        using var drawn = Decode(Convert.FromBase64String((string)answer.Json!["visualization"]!));
        Assert.Equal(300, drawn.Width);
    }

    private static Image<Rgb24> Decode(byte[] bytes) => Image.Load<Rgb24>(bytes);

    private static int Differing(Image<Rgb24> a, Image<Rgb24> b) =>
        Enumerable.Range(0, a.Width * a.Height).Count(i => Difference(a, b, i % a.Width, i / a.Width) > 60);

    private static int Difference(Image<Rgb24> a, Image<Rgb24> b, int x, int y) =>
        Math.Abs(a[x, y].R - b[x, y].R) + Math.Abs(a[x, y].G - b[x, y].G) + Math.Abs(a[x, y].B - b[x, y].B);
}
