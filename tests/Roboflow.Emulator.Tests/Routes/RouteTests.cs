using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Routes;

public sealed class RouteTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".png");

    [Theory]
    [InlineData("api_key=emulator-key", null, 200)]
    [InlineData("", "emulator-key", 200)]
    [InlineData("api_key=emulator-key", "wrong", 200)]
    [InlineData("api_key=wrong", "emulator-key", 403)]
    [InlineData("api_key=", "emulator-key", 200)]
    [InlineData("", null, 401)]
    public async Task Key_in_the_query_takes_precedence_over_the_header(string query, string? bearer, int status) =>
        Assert.Equal(status, (await SendAsync(emulator.V1, "shapes/1?" + query, Base64(Image), bearer: bearer)).Status);

    [Theory]
    [InlineData(EmulatorDialect.V1, "shapes/1?api_key=bad", 403, """{"Message":"User is not authorized to access this resource"}""")]
    [InlineData(EmulatorDialect.V1, "nothing/1?api_key=emulator-key", 403, """{"Message":"User is not authorized to access this resource"}""")]
    [InlineData(EmulatorDialect.V1, "shapes/1", 401, """{"Message":"Unauthorized"}""")]
    [InlineData(EmulatorDialect.V2, "shapes/1?api_key=bad", 401, """{"message":"Unauthorized. Check roboflow_api_key."}""")]
    [InlineData(EmulatorDialect.V2, "shapes/1", 401, """{"message":"Unauthorized. Check roboflow_api_key."}""")]
    [InlineData(
        EmulatorDialect.V2,
        "nothing/1?api_key=emulator-key",
        404,
        """{"message":"Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists."}""")]
    public async Task Bad_key_and_unknown_model_are_reported_by_dialect(EmulatorDialect dialect, string route, int status, string body)
    {
        var answer = await SendAsync(emulator.Of(dialect), route, Base64(Image));
        Assert.Equal((status, body), (answer.Status, answer.Json!.ToJsonString()));
    }

    [Theory]
    [InlineData("POST", "a/b/c", 404, "Not Found")]
    [InlineData("POST", "a", 405, "Method Not Allowed")]
    [InlineData("PUT", "shapes/1", 405, "Method Not Allowed")]
    public async Task Unknown_route_is_404_or_405(string method, string route, int status, string detail)
    {
        var answer = await SendAsync(emulator.V1, route + "?api_key=" + Key, null, new HttpMethod(method));
        Assert.Equal((status, detail), (answer.Status, (string?)answer.Json!["detail"]));
    }

    [Fact]
    public async Task The_full_answer_has_the_keys_of_the_contract()
    {
        var answer = await emulator.DetectAsync(Image);
        Assert.Equal(["inference_id", "time", "image", "predictions"], answer.Json!.AsObject().Select(p => p.Key));
        Assert.Equal(["width", "height"], answer.Json["image"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["x", "y", "width", "height", "confidence", "class", "class_id", "detection_id"], answer.Predictions[0]!.AsObject().Select(p => p.Key));
        Assert.Equal("shapes/1", answer.Header("X-Model-Id"));
        Assert.True(double.Parse(answer.Header("X-Processing-Time"), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.NotEmpty(answer.Header("X-Trace-Id"));
    }

    [Fact]
    public async Task The_minimal_answer_has_the_documented_keys_alone()
    {
        var answer = await emulator.DetectAsync(Image, model: "shapes-minimal/1");
        Assert.Equal(["image", "predictions"], answer.Json!.AsObject().Select(p => p.Key));
        Assert.Equal(["x", "y", "width", "height", "confidence", "class"], answer.Predictions[0]!.AsObject().Select(p => p.Key));
        Assert.Equal("\"120\"", answer.Json["image"]!["width"]!.ToJsonString());
    }

    [Fact]
    public async Task The_first_request_of_a_model_is_a_cold_start()
    {
        await using var host = await EmulatorHost.StartAsync();
        Assert.Equal("true", (await SendAsync(host, "shapes/1?api_key=" + Key, Base64(Image))).Header("X-Model-Cold-Start"));
        Assert.Equal("false", (await SendAsync(host, "shapes/1?api_key=" + Key, Base64(Image))).Header("X-Model-Cold-Start"));
    }

    [Fact]
    public async Task Version_0_is_a_stub()
    {
        var answer = await emulator.DetectAsync(Image, model: "shapes/0");
        Assert.True((bool)answer.Json!["is_stub"]!);
        Assert.Null(answer.Json["predictions"]);
    }
}
