using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Json;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Converts an answer to a result, from the documented minimal format to the current full one, for every task of the route.</summary>
internal static class AnswerParser
{
    private const string InvalidCharacters = "U+FFFD replaces invalid characters of the answer, for example in class names: it is not UTF-8, nor "
        + "in a stated encoding that can be read.";

    /// <summary>Returns the JSON of an answer, as UTF-8.</summary>
    /// <exception cref="RoboflowException">InvalidResult: the answer is empty or has another media type.</exception>
    internal static ReadOnlyMemory<byte> RequireJson(HttpResponseMessage response, AnswerBody body)
    {
        var type = AnswerType.Of(response.Content.Headers);
        if (body.Bytes.IsEmpty)
        {
            // The client removes the length of an answer that it decompresses.
            throw new RoboflowException(
                FailureKind.InvalidResult,
                response.Content.Headers.ContentLength == 0 ? "The answer is empty." : "The answer is empty, or its compressed data ends too early.");
        }

        // Without a stated type, the content decides: it is JSON, or the reader says that it is not.
        if (type.Media.Length > 0 && !type.IsJson)
        {
            throw new RoboflowException(
                FailureKind.InvalidResult,
                "The answer is not JSON but ",
                ServerText.Quote($"{type.Stated}: {ServerText.Preview(body.Bytes.Span).Text}"));
        }

        return AnswerJson.AsUtf8(body.Bytes, type.Charset);
    }

    /// <exception cref="RoboflowException">InvalidResult or ErrorBodyWithOk: not JSON, or JSON that is not a result.</exception>
    internal static DetectionResult Parse(
        ReadOnlyMemory<byte> json,
        string? path,
        string model,
        RunLog? log = null,
        RequestSecrets? secrets = null,
        Uri? address = null)
    {
        try
        {
            return AnswerJson.ReadBytes(json, bytes => ParseValid(bytes, path, model, log, Clean), () => log?.Warn(InvalidCharacters));
        }
        catch (JsonException e)
        {
            throw AnswerJson.Invalid(json, e);
        }

        ServerQuote Clean(ServerQuote said) => said.Without(secrets, address);
    }

    /// <summary>Creates the exception for an answer without the requested data. Old servers report some errors with status 200.</summary>
    internal static RoboflowException NoResult(JsonElement answer, string lacking) => ServerText.FromJson(answer) is { } said
        ? new RoboflowException(FailureKind.ErrorBodyWithOk, "The server answered without a result: ", said)
        : new RoboflowException(FailureKind.InvalidResult, $"The answer is JSON without {lacking}: ", ServerText.Quote(answer.GetRawText()));

    // An empty list with an error does not mean an image without objects.
    private static DetectionResult WithError(DetectionResult result, ServerQuote said, RunLog? log, Func<ServerQuote, ServerQuote> clean)
    {
        if (result.Predictions.Count == 0)
        {
            throw new RoboflowException(FailureKind.ErrorBodyWithOk, "The server answered without a result: ", said);
        }

        // The text is scrubbed like that of an error: the answer is masked only where it contains the whole key, as written.
        log?.Warn("The server reports an error with its predictions: " + clean(said).Shortened);
        return result;
    }

    private static DetectionResult ParseValid(
        ReadOnlyMemory<byte> json, string? path, string model, RunLog? log, Func<ServerQuote, ServerQuote> clean)
    {
        var reader = new AnswerReader(path, model);
        if (reader.Read(json.Span) is { } result && !(reader.HasFailed && reader.Error.IsEmpty && result.Predictions.Count == 0))
        {
            log?.AddUnreadable(reader.Unreadable, reader.Incomplete, reader.Unnamed);
            if (reader.HasReplaced)
            {
                log?.Warn("U+FFFD replaces control characters of the answer, for example in class names.");
            }

            return reader.Error.IsEmpty ? result : WithError(result, reader.Error, log, clean);
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1)
        {
            // The answer for a single image can be a list of one.
            return root[0].ValueKind == JsonValueKind.Object
                ? ParseValid(Encoding.UTF8.GetBytes(root[0].GetRawText()), path, model, log, clean)
                : throw NoResult(root[0], "predictions");
        }

        throw root.Field("is_stub").ValueKind == JsonValueKind.True
            ? new RoboflowException(FailureKind.ModelNotFound, "The server answered for an untrained version, such as version 0, which detects nothing.")
            : NoResult(root, "predictions");
    }
}
