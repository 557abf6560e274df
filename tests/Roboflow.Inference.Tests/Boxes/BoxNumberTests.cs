using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>Numbers of boxes that are missing, invalid or written in another culture.</summary>
public sealed class BoxNumberTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    private const string Helmet = ConvertToBoundingBoxTests.Helmet;

    [Theory]
    [InlineData("'0,5'")]
    [InlineData("'abc'")]
    [InlineData("'90%'")]
    [InlineData("'NaN'")]
    [InlineData("'1e400'")]
    [InlineData("55")]
    [InlineData("-1")]
    [InlineData("[double]::NaN")]
    public void Invalid_confidence_fails_only_its_own_object(string confidence)
    {
        var run = _session.Run($$"""
            [cultureinfo]::CurrentCulture = ''
            $bad = [pscustomobject]@{X=5;Y=5;Width=10;Height=10;Class='a';Confidence={{confidence}}}
            $bad, {{Helmet}} | ConvertTo-BoundingBox
            $bad, {{Helmet}} | Merge-RoboflowPrediction
            [pscustomobject]@{X1=5;Y1=5;X2=10;Y2=10;Confidence={{confidence}}}, [pscustomobject]@{X1=5;Y1=5;X2=10;Y2=10} | ConvertTo-BoundingBox -From Corner
            """);
        Assert.Equal(["InvalidPrediction", "InvalidPrediction", "InvalidBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([0.544, 0.544, 1], run.Output.Select((_, i) => run.Property<double>(i, "Confidence")));
    }

    [Theory]
    [InlineData("", 0, "ImageSizeMissing")]
    [InlineData("-ImageWidth 40 -ImageHeight 20", 20, null)]
    public void An_image_size_of_zero_is_unknown(string size, double x, string? error)
    {
        var run = _session.Run(
            "[pscustomobject]@{XCenter=.5;YCenter=.5;Width=.1;Height=.1;ImageWidth=0;ImageHeight=0} | ConvertTo-BoundingBox -From Yolo " + size);
        Assert.Equal(error is null ? [] : [error], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(error is null ? [x] : [], run.Output.Select((_, i) => run.Property<double>(i, "X")));
    }

    [Theory]
    [InlineData("de-DE", "'0,5'", 0.5)]
    [InlineData("", "''", 1)]
    [InlineData("", "$null", 1)]
    [InlineData("", "0", 0)]
    [InlineData("", "1", 1)]
    public void Confidence_is_read_as_any_number_and_a_missing_one_is_1(string culture, string confidence, double expected)
    {
        var run = _session.Run($$"""[cultureinfo]::CurrentCulture = '{{culture}}'; [pscustomobject]@{X=5;Y=5;Width=10;Height=10;Confidence={{confidence}}} | ConvertTo-BoundingBox""");
        Assert.Empty(run.Errors);
        Assert.Equal(expected, run.Property<double>(0, "Confidence"));
    }

    [Theory]
    [InlineData(",('1,5','2,5','30,5','40,5')", "Array")]
    [InlineData("'0 0,5 0,5 0,25 0,25'", "Yolo")]
    [InlineData("'0 0.5 0.5 0.25 0.25 55'", "Yolo")]
    public void Invalid_number_is_an_invalid_box(string box, string form)
    {
        var run = _session.Run($"[cultureinfo]::CurrentCulture = ''; {box} | ConvertTo-BoundingBox -From {form} -ImageWidth 100 -ImageHeight 100");
        Assert.StartsWith("InvalidBox,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-Pad ([double]::NaN)")]
    [InlineData("-Pad 1e308")]
    public void Padding_that_overflows_is_an_impossible_box(string pad)
    {
        var run = _session.Run($"{Helmet} | ConvertTo-BoundingBox {pad}");
        Assert.StartsWith("ImpossibleBox,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-1", "ClassIdMissing,")]
    [InlineData("'2.7'", "InvalidPrediction,")]
    public void A_line_begins_with_a_whole_number_from_0(string classId, string error)
    {
        var run = _session.Run(
            $$"""[pscustomobject]@{X=5;Y=5;Width=10;Height=10;ClassId={{classId}}} | ConvertTo-BoundingBox -Format Yolo -ImageWidth 20 -ImageHeight 20""");
        Assert.StartsWith(error, Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
