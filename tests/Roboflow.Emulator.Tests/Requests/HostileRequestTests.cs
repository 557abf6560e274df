using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Requests;

/// <summary>Every malformed request gets a status of the contract, and the emulator keeps running.</summary>
public sealed class HostileRequestTests : IAsyncLifetime
{
    private static readonly byte[][] Images =
        [.. new[] { ".jpg", ".png", ".webp", ".gif", ".tif", ".bmp" }.Select(
            s => SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, s))];

    private EmulatorHost _host = null!;

    public async Task InitializeAsync()
        => _host = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.SelfHosted, KeepsRequests = false });

    public async Task DisposeAsync()
    {
        Assert.Equal(200, (await SendAsync(_host, $"shapes/1?api_key={Key}", Base64(Images[0]))).Status);
        await _host.DisposeAsync();
    }

    // Bytes changed, cut off or doubled: the decoder may read the rest or refuse it.
    [Fact]
    public void Damaged_images_are_answered() => Damaged.Sample(
        image => AssertAnswered($"shapes-seg/1?api_key={Key}&confidence=0", Base64(image)), iter: 150, threads: 1);

    [Fact]
    public void Damaged_base64_is_answered() => Damaged.Sample(
        image =>
        {
            using var body = new ByteArrayContent(image);
            body.Headers.ContentType = new("application/x-www-form-urlencoded");
            AssertAnswered($"shapes/1?api_key={Key}", body);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Damaged_forms_are_answered() =>
        (from at in Gen.Int[0, 150] from text in Gen.String[Gen.Char[(char)1, (char)126], 0, 6] select (at, text)).Sample(
            change =>
            {
                var form = Encoding.Latin1
                    .GetBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        + Encoding.Latin1.GetString(Images[0]) + "\r\n--b--\r\n");
                using var body = new ByteArrayContent(
                    [.. form[..change.at], .. Encoding.Latin1.GetBytes(change.text), .. form[(change.at + change.text.Length)..]]);
                body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
                AssertAnswered($"shapes/1?api_key={Key}", body);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Damaged_JSON_is_answered() =>
        (from at in Gen.Int[0, 90] from text in Gen.String[Gen.Char[' ', '~'], 0, 4] select (at, text)).Sample(
            change =>
            {
                var json = """{"api_key":"emulator-key","model_id":"shapes/1","confidence":0.4,"image":{"type":"base64","value":"QUJD"}}""";
                foreach (var route in new[] { "infer/object_detection", "model/add", "model/remove" })
                {
                    using var body = new StringContent(
                        json[..change.at] + change.text + json[Math.Min(json.Length, change.at + change.text.Length)..],
                        Encoding.UTF8,
                        "application/json");
                    AssertAnswered(route, body);
                }
            },
            iter: 100,
            threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"image\":{\"image\":1},\"image\":2}")]
    public async Task JSON_of_another_kind_is_422(string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        Assert.Equal(422, (await SendAsync(_host, "infer/object_detection", body)).Status);
    }

    [Fact]
    public async Task Deep_JSON_is_422()
    {
        using var body = new StringContent(new string('[', 100_000), Encoding.UTF8, "application/json");
        Assert.Equal(422, (await SendAsync(_host, "infer/object_detection", body)).Status);
    }

    private static Gen<byte[]> Damaged =>
        from image in Gen.Int[0, Images.Length - 1].Select(i => Images[i])
        from at in Gen.Int[0, image.Length - 1]
        from length in Gen.Int[0, image.Length - at]
        from noise in Gen.Byte.Array[0, 20]
        select (byte[])[.. image[..at], .. noise, .. image[(at + Math.Min(length, 40))..]];

    private void AssertAnswered(string route, HttpContent content)
    {
        var answer = SendAsync(_host, route, content).GetAwaiter().GetResult();
        Assert.Contains(answer.Status, new[] { 200, 400, 401, 404, 422, 503 });
        Assert.NotNull(answer.Json);
    }
}
