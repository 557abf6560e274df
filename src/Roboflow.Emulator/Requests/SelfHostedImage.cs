using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>One image in the body: Base64, or an address to download it from.</summary>
internal sealed record SelfHostedImage(string Type, string Value)
{
    internal static SelfHostedImage Of(JsonNode? node) => node is JsonObject image
        && new SelfHostedBody(image) is var members && members.Text("type") is { } kind && members.Text("value") is { } text
        ? new SelfHostedImage(kind, text)
        : throw EmulatorFault.MalformedBody("image", "Input should have a type and a value", "missing");

    internal async Task<byte[]> ReadAsync(long limit, CancellationToken cancellationToken) => Type switch
    {
        "base64" => Base64Body.Decode(System.Text.Encoding.UTF8.GetBytes(Value)),
        "url" => await ImageFetch.GetAsync(Value, limit, cancellationToken).ConfigureAwait(false),
        _ => throw EmulatorFault.BadImage($"images of the type {Type} are not supported."),
    };
}
