using System;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Core.Tests.Fields;

/// <summary>Export-Csv writes the text that is shown of outlines and key points, so nothing of them is missing in it.</summary>
public sealed class ShownTextTests
{
    [Theory]
    [InlineData("nose", 0, 0.98765, "nose [0] 98.765% (101.237, 55.5)")]
    [InlineData("nose", null, 1, "nose 100.0% (101.237, 55.5)")]
    [InlineData("left [1] eye", 12, 0.07, "left [1] eye [12] 7.0% (101.237, 55.5)")]
    [InlineData(null, 3, 0.1 + 0.2, "3 30.000000000000004% (101.237, 55.5)")]
    [InlineData(null, null, 0, "0.0% (101.237, 55.5)")]
    [InlineData(null, -1, 1e-7, "-1 1E-5% (101.237, 55.5)")]
    [InlineData("", null, 0.5, "[] 50.0% (101.237, 55.5)")]
    [InlineData("", 4, 0.5, "[4] 50.0% (101.237, 55.5)")]
    [InlineData("5", null, 0.5, "5 [] 50.0% (101.237, 55.5)")]
    [InlineData("eye [1]", null, 0.5, "eye [1] [] 50.0% (101.237, 55.5)")]
    [InlineData("eye []", null, 0.5, "eye [] [] 50.0% (101.237, 55.5)")]
    [InlineData("eye 50% (1, 2)", null, 0.5, "eye 50% (1, 2) 50.0% (101.237, 55.5)")]
    public void Key_point_is_read_from_its_text(string? name, int? id, double confidence, string text)
    {
        var point = new PredictionKeypoint { X = 101.237, Y = 55.5, Confidence = confidence, Class = name, ClassId = id };
        Assert.Equal(text, point.ToString());
        Assert.Equal([point], ShownText.Items<PredictionKeypoint>(text)!);
    }

    [Fact]
    public void Numbers_are_read_to_the_last_bit()
    {
        var random = new Random(1);
        var bytes = new byte[8];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            var any = BitConverter.ToDouble(bytes, 0);
            PredictionPoint[] points = [new() { X = random.NextDouble() * 4000, Y = -1 / 3d }, new() { X = FiniteNumber.Is(any) ? any : 0, Y = i / 8d }];
            Assert.Equal(points, ShownText.Items<PredictionPoint>(string.Join("; ", points.Select(p => p.ToString()))));

            var confidence = i % 2 == 0 ? random.NextDouble() : Math.Pow(random.NextDouble(), 40);
            PredictionKeypoint[] joints = [new() { X = points[0].X, Y = points[1].X, Confidence = confidence, ClassId = i }];
            Assert.Equal(joints, ShownText.Items<PredictionKeypoint>(joints[0].ToString()));
        }
    }

    // Swedish, Finnish, Hebrew, Persian and others have a minus sign of their own, also in texts that have no culture.
    [Fact]
    public void Text_is_the_same_and_read_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        PredictionKeypoint[] joints =
        [
            new() { X = 1, Y = -2.5, Confidence = 0.5, Class = "nose", ClassId = 0 },
            new() { X = -1234567.5, Y = 1e-9, Confidence = 1e-7, ClassId = -1 },
            new() { X = 0, Y = 0, Confidence = 1, Class = "-3", ClassId = -3 },
        ];
        PredictionPoint[] points = [new() { X = -1.5, Y = 1e21 }, new() { X = 3, Y = -1e-7 }];
        const string Joints = "nose [0] 50.0% (1, -2.5); -1 1E-5% (-1234567.5, 1E-09); -3 [-3] 100.0% (0, 0)";
        try
        {
            foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
            {
                CultureInfo.CurrentCulture = culture;
                var text = string.Join("; ", joints.Select(p => p.ToString()));
                Assert.True(text == Joints, $"{culture.Name}: {text}");
                Assert.True(ShownText.Items<PredictionKeypoint>(text)?.SequenceEqual(joints) is true, culture.Name);
                var outline = string.Join("; ", points.Select(p => p.ToString()));
                Assert.True(outline == "-1.5 1E+21; 3 -1E-07" && ShownText.Items<PredictionPoint>(outline)?.SequenceEqual(points) is true, culture.Name);
                Assert.True(ShownText.Mask(new PredictionMask { Width = 9, Height = 8, Counts = "ab" }.ToString()) is { Width: 9, Height: 8 }, culture.Name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // As the first builds wrote them.
    [Fact]
    public void Text_with_rounded_numbers_is_read()
    {
        Assert.Equal(
            [new() { X = 4, Y = 4.5, Confidence = 0.973, Class = "left (2) eye" }, new() { X = 6, Y = 4, Confidence = 1, ClassId = 3 }],
            ShownText.Items<PredictionKeypoint>("left (2) eye 97.3% (4, 4.5); 3 100.0% (6, 4)")!);
        Assert.Equal([new() { X = 20, Y = 56 }, new() { X = 88.54, Y = -0.5 }], ShownText.Items<PredictionPoint>("20 56; 88.54 -0.5")!);
    }

    // ConvertTo-Json joins them so beyond its -Depth: the last one would have the others as its name.
    [Theory]
    [InlineData("nose [0] 50.0% (1, 2) eye [1] 60.0% (3, 4)")]
    [InlineData("nose 50.0% (1, 2) eye 60.0% (3, 4)")]
    [InlineData("nose 50.0% (1, 2), eye 60.0% (3, 4)")]
    [InlineData("0 50.0% (1, 2) 1 60.0% (3, 4)")]
    public void Joined_key_points_are_not_one(string text) => Assert.Null(ShownText.Items<PredictionKeypoint>(text));

    // The expressions are linear in what any file can have in a cell.
    [Theory]
    [InlineData("1", " 90% (1, 2)", true)]
    [InlineData("1", " 90% (1, 2) [", false)]
    [InlineData("1.", " 90% (1, 2)", true)]
    [InlineData("1E1", " 90% (1, 2)", true)]
    [InlineData("-1 ", "90% (1, 2)", true)]
    [InlineData("1% (1, ", "90% (1, 2)", true)]
    [InlineData("[1] ", "90% (1, 2)", true)]
    public void Long_text_is_read_or_not_but_in_time(string part, string end, bool isRead)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000)) + end;
        Assert.Equal(isRead, ShownText.Items<PredictionKeypoint>(text) is not null);
        Assert.Null(ShownText.Items<PredictionPoint>(text));
        Assert.Null(ShownText.Mask(text));
    }

    [Theory]
    [InlineData("nose 700.0% (1, 2)")]
    [InlineData("nose -1.0% (1, 2)")]
    [InlineData("nose 1E999% (1, 2)")]
    [InlineData("nose 50.0% (1E999, 2)")]
    [InlineData("nose NaN% (1, 2)")]
    public void Impossible_number_is_not_read(string text) => Assert.Null(ShownText.Items<PredictionKeypoint>(text));
}
