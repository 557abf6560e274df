using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Routes;

/// <summary>The requests of the vendor's inference_sdk to a self-hosted server, in its two modes.</summary>
public sealed class SelfHostedTests : IAsyncLifetime
{
    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".jpg");
    private static readonly string Encoded = Convert.ToBase64String(Image);

    private EmulatorHost _host = null!;

    public async Task InitializeAsync() => _host = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.SelfHosted });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Mode_v0_sends_base64_that_calls_itself_JSON()
    {
        using var body = new StringContent(Encoded, Encoding.ASCII);
        body.Headers.ContentType = new("application/json");
        var answer = await SendAsync(_host, $"shapes/1?api_key={Key}&confidence=0.4&source=external", body);
        Assert.Equal(["red-circle"], answer.Classes);
    }

    // Lists the loaded models, loads one, and requests predictions.
    [Theory]
    [InlineData("shapes/1", "object_detection", "object-detection")]
    [InlineData("shapes-seg/1", "instance_segmentation", "instance-segmentation")]
    [InlineData("shapes-class/1", "classification", "classification")]
    public async Task Mode_v1_loads_a_model_and_infers(string model, string route, string task)
    {
        Assert.Empty((await SendAsync(_host, "model/registry", null, HttpMethod.Get)).Json!["models"]!.AsArray());
        var added = await PostAsync("model/add", new JsonObject { ["model_id"] = model, ["api_key"] = Key });
        var description = Assert.Single(added.Json!["models"]!.AsArray())!;
        Assert.Equal((model, task, 640), ((string?)description["model_id"], (string?)description["task_type"], (int)description["input_height"]!));
        var answer = await PostAsync("infer/" + route, Request(model));
        Assert.Equal((200, "red-circle"), (answer.Status, answer.Classes.Single()));
        Assert.Equal(("false", model), (answer.Header("X-Model-Cold-Start"), answer.Header("X-Model-Id")));
        Assert.True(_host.Received[^1].Image.Span.SequenceEqual(Image));
    }

    [Fact]
    public async Task Batch_is_answered_by_a_list()
    {
        var request = Request();
        request["image"] = new JsonArray(Base64Image(), Base64Image());
        var answer = await PostAsync("infer/object_detection", request);
        Assert.Equal([1, 1], answer.Json!.AsArray().Select(a => a!["predictions"]!.AsArray().Count));
    }

    [Fact]
    public async Task Address_is_fetched()
    {
        var request = Request();
        request["image"] = new JsonObject { ["type"] = "url", ["value"] = _host.Serve("a.jpg", Image, "image/jpeg").AbsoluteUri };
        Assert.Equal(["red-circle"], (await PostAsync("infer/object_detection", request)).Classes);
    }

    [Theory]
    [InlineData("confidence", "0.99", 0)]
    [InlineData("confidence", "\"best\"", 1)]
    [InlineData("class_filter", "[\"blue-square\"]", 0)]
    [InlineData("class_filter", "[\"red-circle\"]", 1)]
    [InlineData("max_detections", "0", 0)]
    public async Task Parameters_are_honored(string name, string value, int count)
    {
        var request = Request();
        request[name] = JsonNode.Parse(value);
        Assert.Equal(count, (await PostAsync("infer/object_detection", request)).Predictions.Count);
    }

    [Fact]
    public async Task Visualization_is_a_JPEG_in_base64()
    {
        var request = Request();
        request["visualize_predictions"] = true;
        var drawn = Convert.FromBase64String((string)(await PostAsync("infer/object_detection", request)).Json!["visualization"]!);
        Assert.Equal([0xFF, 0xD8, 0xFF], drawn[..3]);
    }

    [Fact]
    public async Task Key_is_taken_from_the_header_too()
    {
        var request = Request();
        request.Remove("api_key");
        using var body = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        Assert.Equal(200, (await SendAsync(_host, "infer/object_detection", body, bearer: Key)).Status);
    }

    [Theory]
    [InlineData("infer/object_detection", "api_key", null, 400, "Required Roboflow API key is missing.")]
    [InlineData("infer/object_detection", "api_key", "\"wrong\"", 401, "Unauthorized access to roboflow API")]
    [InlineData("infer/object_detection", "model_id", "\"nothing/1\"", 404, "Requested Roboflow resource not found.")]
    [InlineData("model/add", "model_id", "\"nothing/1\"", 404, "Requested Roboflow resource not found.")]
    [InlineData("model/add", "api_key", null, 400, "Required Roboflow API key is missing.")]
    [InlineData("model/remove", "model_id", "\"shapes/1\"", 503, "Model is temporarily not ready")]
    [InlineData("infer/object_detection", "image", """{"type":"base64","value":"QUJD"}""", 400, "Could not load input image.")]
    [InlineData("infer/object_detection", "image", """{"type":"numpy","value":"QUJD"}""", 400, "Could not load input image.")]
    public async Task Faults_have_the_servers_status_and_text(string route, string name, string? value, int status, string message)
    {
        var request = Request();
        request[name] = value is null ? null : JsonNode.Parse(value);
        var answer = await PostAsync(route, request);
        Assert.Equal(status, answer.Status);
        Assert.StartsWith(message, (string)answer.Json!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image", null, "missing")]
    [InlineData("image", "[]", "model_attributes_type")]
    [InlineData("image", "[1]", "missing")]
    [InlineData("image", "\"QUJD\"", "model_attributes_type")]
    [InlineData("model_id", null, "missing")]
    [InlineData("model_id", "7", "string_type")]
    [InlineData("confidence", "[]", "float_type")]
    [InlineData("visualize_predictions", "\"perhaps\"", "bool_type")]
    public async Task Malformed_fields_are_422(string name, string? value, string type)
    {
        var request = Request();
        request[name] = value is null ? null : JsonNode.Parse(value);
        var answer = await PostAsync("infer/object_detection", request);
        Assert.Equal(422, answer.Status);
        var entry = answer.Json!["detail"]![0]!;
        Assert.Equal(("[\"body\",\"" + name + "\"]", type), (entry["loc"]!.ToJsonString(), (string?)entry["type"]));
    }

    [Theory]
    [InlineData("""{"model_id":"\ud800"}""")]
    [InlineData("""{"model_id":"shapes/1","api_key":"emulator-key","image":{"type":"base64","value":"\ud800"}}""")]
    public async Task Half_of_a_character_is_422(string body) =>
        Assert.Equal(422, (await SendAsync(_host, "infer/object_detection", new StringContent(body, Encoding.UTF8, "application/json"))).Status);

    [Fact]
    public async Task Models_are_unloaded_one_by_one_or_all()
    {
        foreach (var model in new[] { "shapes/1", "shapes-seg/1", "digest/1" })
        {
            await PostAsync("model/add", new JsonObject { ["model_id"] = model, ["api_key"] = Key });
        }

        var left = await PostAsync("model/remove", new JsonObject { ["model_id"] = "shapes/1" });
        Assert.Equal(["digest/1", "shapes-seg/1"], left.Json!["models"]!.AsArray().Select(m => (string)m!["model_id"]!));
        Assert.Empty((await SendAsync(_host, "model/clear", null)).Json!["models"]!.AsArray());
    }

    [Fact]
    public async Task Hosted_products_have_no_such_routes()
    {
        await using var hosted = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
        Assert.Equal(404, (await SendAsync(hosted, "infer/object_detection?api_key=" + Key, Base64(Image))).Status);
    }

    private static JsonObject Request(string model = "shapes/1") => new() { ["api_key"] = Key, ["model_id"] = model, ["image"] = Base64Image() };

    private static JsonObject Base64Image() => new() { ["type"] = "base64", ["value"] = Encoded };

    private async Task<EmulatorAnswer> PostAsync(string route, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendAsync(_host, route, content);
    }
}
