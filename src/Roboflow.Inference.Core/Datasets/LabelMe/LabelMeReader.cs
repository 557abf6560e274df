using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.LabelMe;

/// <summary>Reads the JSON files in a folder and below it, sorted by name, or a single file.</summary>
internal sealed class LabelMeReader(DatasetReaderOptions options, LabelMeForm form) : DatasetReader(options)
{
    // The file can contain the image itself, as Base64.
    private const long MaximumFileBytes = 256 << 20;

    private bool _warnedOfLabel;
    private bool _warnedOfScore;
    private bool _warnedOfSize;

    internal override IEnumerable<DetectionResult> Read()
    {
        var files = FilesOf(form);
        Images.Begin(() => ImageEntries.Of(files, NameIn));
        return ReadEach(
            files,
            file => TryReadUtf8(file, MaximumFileBytes) is { } json && ReadImage(file, json) is { } image ? [new(null, image)] : [],
            isForImage: true);
    }

    private IEnumerable<string?> NameIn(string file)
    {
        using var stream = OpenQuietly(file);
        if (stream.Length <= MaximumFileBytes)
        {
            yield return LabelMeFile.ImagePathIn(TextSource.ReadUtf8(stream, Options.Cancellation));
        }
    }

    private DetectionResult? ReadImage(string file, byte[] json)
    {
        NonFiniteJson.Replace(json);
        LabelMeFile read;
        try
        {
            read = LabelMeFile.Read(json, Options.Cancellation);
        }
        catch (JsonException e)
        {
            Malformed(file, (e.LineNumber ?? 0) + 1, JsonCause.Of(e) + ".");
            return null;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            Malformed(file, 1, e is FormatException ? e.Message : "a text is not valid Unicode.");
            return null;
        }

        MalformedAt(file, json, read.Problems);
        if (read.HasShapesTwice)
        {
            Options.Warn($"{file}: the file has shapes twice. The entries of both lists are read.");
        }

        if (read.HasEmptyLabel && !_warnedOfLabel)
        {
            _warnedOfLabel = true;
            Options.Warn($"{file}: a shape has an empty label. This warning is shown once.");
        }

        if (read.UnreadConfidence is { } unread && !_warnedOfScore)
        {
            _warnedOfScore = true;
            Options.Warn($"{file}: {OtherConfidence.WarningOf(unread)} This warning is shown once.");
        }

        return ToResult(file, read, Images.FindOnly(file, read.ImagePath));
    }

    private DetectionResult ToResult(string file, LabelMeFile read, LocatedImage image)
    {
        var size = read is { ImageWidth: { } width, ImageHeight: { } height } ? (width, height) : Images.SizeOf(image);
        if (read.UnreadSize is { } unread && !_warnedOfSize)
        {
            _warnedOfSize = true;
            Options.Warn($"{file}: the image {unread}. {Images.SourceOf(size)} This warning is shown once.");
        }

        return new DetectionResult
        {
            Path = image.Path,
            ImageWidth = size?.Item1,
            ImageHeight = size?.Item2,
            Predictions = read.Predictions.Select(p => p with { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 }).ToArray(),
        };
    }
}
