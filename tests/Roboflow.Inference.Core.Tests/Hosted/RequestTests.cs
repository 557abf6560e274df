using System;
using System.Globalization;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Core.Tests.Hosted;

public sealed class RequestTests
{
    [Theory]
    [InlineData(40, "40")]
    [InlineData(0.4, "40")]
    [InlineData(0.29, "29")]
    [InlineData(1, "0.01")]
    [InlineData(0.005, "0.005")]
    [InlineData(0, "0")]
    [InlineData(100, "100")]
    [InlineData(1.5, "1.5")]
    public void Sent_threshold_is_never_ambiguous(double written, string sent)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(sent, Threshold.FromUser(written).ToQueryValue());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(101)]
    public void Invalid_thresholds_are_refused(double written) => Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.FromUser(written));

    [Fact]
    public void The_key_goes_into_the_query_for_v1_and_into_the_header_elsewhere()
    {
        using var v1 = Create("https://detect.roboflow.com", KeyTransport.Auto);
        Assert.Contains("api_key=k%26%2By", v1.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Null(v1.Headers.Authorization);
        using var v2 = Create("https://serverless.roboflow.com", KeyTransport.Auto);
        Assert.DoesNotContain("api_key", v2.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("Bearer k&+y", v2.Headers.Authorization!.ToString());
    }

    [Fact]
    public void The_key_never_goes_unencrypted_to_another_machine()
    {
        Assert.Throws<ArgumentException>(() => Create("http://example.test", KeyTransport.Auto));
        using var loopback = Create("http://127.0.0.1:9001", KeyTransport.Auto);
        Assert.Equal("http://127.0.0.1:9001/hard-hats/3", loopback.RequestUri!.GetLeftPart(UriPartial.Path));
    }

    [Theory]
    [InlineData("hard-hats/3", true)]
    [InlineData("a/b/c", false)]
    [InlineData("a", false)]
    [InlineData("../3", false)]
    [InlineData("", false)]
    public void A_model_id_has_exactly_two_parts(string text, bool valid) => Assert.Equal(valid, ModelId.TryParse(text, out _));

    private static System.Net.Http.HttpRequestMessage Create(string endpoint, KeyTransport transport)
    {
        Assert.True(ModelId.TryParse("hard-hats/3", out var model));
        var client = new ClientOptions { Endpoint = new RoboflowEndpoint(new Uri(endpoint)), ApiKey = ApiKey.FromText("k&+y"), KeyTransport = transport };
        var query = DetectionRequest.Describe(new DetectionOptions { Model = model! }, ImageSource.FromBytes([1, 2, 3], "a b.jpg"));
        return new KeyedRequestFactory(client).Create(System.Net.Http.HttpMethod.Post, model!.Route, query, content: null);
    }
}
