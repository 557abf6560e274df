using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>
/// Reads a COCO JSON file from any tool: ids with gaps or as text, categories in any order, crowds, and annotations before the
/// images. Images come in the order of their ids, as in pycocotools.
/// </summary>
internal sealed class CocoReader(DatasetReaderOptions options, CocoForm form) : DatasetReader(options)
{
    internal override IEnumerable<DetectionResult> Read() => ReadEach(FilesOf(form), ReadFile);

    private IEnumerable<NamedResult> ReadFile(string file)
    {
        if (TryReadUtf8(file, MaximumBytes) is not { } json)
        {
            return [];
        }

        NonFiniteJson.Replace(json, Options.Cancellation);
        var coco = new CocoFile(json, Options.Cancellation);
        if (coco.TryRead())
        {
            Link(coco);
            if (!coco.HasAnnotations && coco.Images.Count > 0)
            {
                Options.Warn($"{file} has no list of annotations, as the files of test sets: its images are read as images without objects.");
            }
        }

        MalformedAt(file, json, coco.Problems, coco.Warnings);
        return Results(file, coco);
    }

    // Chains each image's annotations in the order of the file.
    private static void Link(CocoFile coco)
    {
        for (var i = 0; i < coco.Annotations.Count; i++)
        {
            var annotation = coco.Annotations[i];
            var hasImage = coco.ImagesById.TryGetValue(annotation.ImageId, out var image);
            if (!hasImage || !coco.Categories.ContainsKey(annotation.CategoryId))
            {
                if (!(hasImage ? coco.RejectedCategories.TryCount(annotation.CategoryId) : coco.RejectedImages.TryCount(annotation.ImageId)))
                {
                    coco.Problems.Add(
                        annotation.Position, $"annotations[{annotation.Number}] refers to {(hasImage ? "a category" : "an image")} that is not in the file.");
                }

                continue;
            }

            if (image!.Last < 0)
            {
                image.First = i;
            }
            else
            {
                var last = coco.Annotations[image.Last];
                last.Next = i;
                coco.Annotations[image.Last] = last;
            }

            image.Last = i;
            image.Count++;
        }

        coco.RejectedImages.Extend(coco.Problems);
        coco.RejectedCategories.Extend(coco.Problems);
    }

    private IEnumerable<NamedResult> Results(string file, CocoFile coco)
    {
        Images.Begin(() => coco.Images.SelectMany(Names).Select(name => new ImageEntry(file, name)));
        coco.Images.Sort(static (a, b) => a.Id.Order(b.Id));
        foreach (var image in coco.Images)
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            var located = image.Subset is { } subset && Images.Find(file, $"{subset}/{image.FileName}") is { Exists: true } inSubset
                ? inSubset
                : Images.Find(file, image.FileName);
            var size = image is { Width: { } width, Height: { } height } ? (width, height) : Images.SizeOf(located);
            var predictions = new Prediction[image.Count];
            for (int i = image.First, at = 0; i >= 0; i = coco.Annotations[i].Next)
            {
                var annotation = coco.Annotations[i];
                predictions[at++] = ToPrediction(annotation, coco.Categories[annotation.CategoryId], located.Path, size);
            }

            yield return new(
                $"{image.FileName} (id {image.Id})",
                new DetectionResult { Path = located.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2, Predictions = predictions });
        }
    }

    private static string[] Names(CocoImage image) => image.Subset is { } subset ? [$"{subset}/{image.FileName}", image.FileName] : [image.FileName];

    private static Prediction ToPrediction(in CocoAnnotation a, CocoCategory category, string path, (int Width, int Height)? size)
    {
        var read = new Prediction
        {
            Path = path,
            ImageWidth = size?.Width,
            ImageHeight = size?.Height,
            X = a.Left + (a.Width / 2),
            Y = a.Top + (a.Height / 2),
            Width = a.Width,
            Height = a.Height,
            Class = category.Name,
            ClassId = category.Number,
            Confidence = a.Score,
            IsCrowd = a.IsCrowd,
            Area = a.Area,
            Points = a.Shape?.Points,
            Mask = a.Shape?.Mask,
            Keypoints = a.Keypoints is { } numbers ? ReadKeypoints(numbers, category.Keypoints) : null,
            KeypointNames = category.Keypoints.Count > 0 ? category.Keypoints : null,
        };
        return a.Shape is null ? RotatedBox.Rotate(read, a.Rotation) : read;
    }

    // Three numbers for each key point of the category: X, Y and the visibility, or a model's confidence. 0 means not labeled.
    private static PredictionKeypoint[]? ReadKeypoints(double[] numbers, IReadOnlyList<string> names)
    {
        PredictionKeypoint[] points = [.. Enumerable.Range(0, numbers.Length / 3).Where(i => numbers[(3 * i) + 2] > 0).Select(i => new PredictionKeypoint
        {
            X = numbers[3 * i],
            Y = numbers[(3 * i) + 1],
            Confidence = Math.Min(1, numbers[(3 * i) + 2]),
            Class = i < names.Count && names[i] != CocoKeypoints.NameOf(i) ? names[i] : null,
            ClassId = i,
        })];
        return points.Length > 0 ? points : null;
    }
}
