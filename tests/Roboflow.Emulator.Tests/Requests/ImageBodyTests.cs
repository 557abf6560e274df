using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Requests;

public sealed class ImageBodyTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private const string Route = "shapes/1?api_key=" + Key;

    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".jpg");

    [Theory]
    [InlineData("")]
    [InlineData("data:image/jpeg;base64,")]
    public async Task Base64_with_line_breaks_or_a_data_prefix_is_the_same_image(string prefix)
    {
        var body = prefix + Convert.ToBase64String(Image, Base64FormattingOptions.InsertLineBreaks);
        var answer = await SendAsync(emulator.V1, Route, Form(body));
        Assert.Equal(["red-circle"], answer.Classes);
        Assert.True(emulator.V1.Received[^1].Image.Span.SequenceEqual(Image));
    }

    [Fact]
    public async Task The_url_safe_alphabet_corrupts_the_image()
    {
        // Characters outside the standard alphabet are dropped; the padding keeps whole groups of four.
        var bytes = Enumerable.Repeat((byte)0xFF, 3).Concat(Image).ToArray();
        var body = Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
        var lost = body.Count(c => c is '-' or '_');
        body += new string('A', lost % 4);
        var answer = await SendAsync(emulator.V1, Route, Form(body));
        Assert.Equal(400, answer.Status);
        Assert.False(emulator.V1.Received[^1].Image.Span.SequenceEqual(bytes));
    }

    [Theory]
    [InlineData("", "Could not load input image. Cause: the body is empty.")]
    [InlineData("abc", "Could not load input image. Cause: malformed base64 input image.")]
    [InlineData("%%%%", "Could not load input image. Cause: malformed base64 input image.")]
    [InlineData("bm8gcGljdHVyZQ==", "Could not load input image. Cause: the content is not an image of a known kind.")]
    public async Task Body_without_an_image_is_400(string body, string message)
    {
        var answer = await SendAsync(emulator.V1, Route, Form(body));
        Assert.Equal((400, message), (answer.Status, (string?)answer.Json!["message"]));
    }

    [Theory]
    [InlineData("file", 200)]
    [InlineData("image", 400)]
    public async Task A_form_has_the_raw_bytes_in_a_part_called_file(string part, int status)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Image), part, "a.jpg" } };
        Assert.Equal(status, (await SendAsync(emulator.V1, Route, form)).Status);
    }

    [Fact]
    public async Task Malformed_form_is_400()
    {
        using var content = new ByteArrayContent(Image);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        Assert.Equal(400, (await SendAsync(emulator.V1, Route, content)).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/octet-stream")]
    public async Task Base64_is_read_whatever_the_content_type(string type)
    {
        using var content = Form(Convert.ToBase64String(Image));
        content.Headers.ContentType = new(type);
        Assert.Equal(["red-circle"], (await SendAsync(emulator.V2, Route, content)).Classes);
    }

    [Fact]
    public async Task Raw_bytes_are_400()
    {
        using var content = new ByteArrayContent(Image);
        content.Headers.ContentType = new("image/jpeg");
        var answer = await SendAsync(emulator.V1, Route, content);
        Assert.Equal(400, answer.Status);
        Assert.StartsWith("Could not load input image. Cause: ", (string)answer.Json!["message"]!, StringComparison.Ordinal);
    }

    // The vendor's Go sample sends none, and v1 answers it.
    [Theory]
    [InlineData(EmulatorDialect.V1, 200)]
    [InlineData(EmulatorDialect.V2, 400)]
    public async Task Missing_content_type_is_refused_by_v2_only(EmulatorDialect dialect, int status)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(Image)));
        Assert.Equal(status, (await SendAsync(emulator.Of(dialect), Route, content)).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_hosted_image_is_fetched_and_the_body_ignored(string method)
    {
        var address = emulator.V1.Serve("a b.jpg", Image, "image/jpeg");
        var answer = await SendAsync(
            emulator.V1, $"{Route}&image={Uri.EscapeDataString(address.AbsoluteUri)}", method == "GET" ? null : Form("???"), new HttpMethod(method));
        Assert.Equal(["red-circle"], answer.Classes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://example.test/a.jpg")]
    [InlineData("https://93.184.216.34/a.jpg")]
    [InlineData("https://[2606:2800::1]/a.jpg")]
    [InlineData("file:///etc/hostname")]
    [InlineData("C:\\a.jpg")]
    [InlineData("{self}/_emulator/images/not-there")]
    public async Task Other_addresses_are_400(string image)
    {
        image = image.Replace("{self}", emulator.V1.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        Assert.Equal(400, (await SendAsync(emulator.V1, $"{Route}&image={Uri.EscapeDataString(image)}", null)).Status);
    }

    [Fact]
    public async Task A_fetched_image_above_the_limit_is_400()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { MaximumRequestBytes = 1000 });
        var address = host.Serve("large", new byte[1001], "image/jpeg");
        Assert.Equal(400, (await SendAsync(host, $"{Route}&image={Uri.EscapeDataString(address.AbsoluteUri)}", null)).Status);
    }

    [Theory]
    [InlineData(EmulatorDialect.V1, 5_000_000, """{"Message":"Request Entity Too Large"}""")]
    [InlineData(EmulatorDialect.V2, 20_000_000, """{"message":"The request is too large."}""")]
    public async Task A_request_above_the_dialects_limit_is_413(EmulatorDialect dialect, int limit, string body)
    {
        var fits = await SendAsync(emulator.Of(dialect), Route, Form(new string('A', limit)));
        var over = await SendAsync(emulator.Of(dialect), Route, Form(new string('A', limit + 1)));
        Assert.Equal((400, 413, body), (fits.Status, over.Status, over.Json!.ToJsonString()));
    }

    [Fact]
    public async Task A_request_of_unstated_length_is_bounded_too()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { MaximumRequestBytes = 1000 });
        using var content = new StreamContent(new System.IO.MemoryStream(new byte[4000]));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, Route)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var response = await Http.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
    }
}
