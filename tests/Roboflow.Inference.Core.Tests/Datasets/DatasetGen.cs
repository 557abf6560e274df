using System.Linq;
using CsCheck;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Random predictions and results with values that have broken file formats.</summary>
internal static class DatasetGen
{
    private static readonly Gen<string> Text = Gen.OneOf(
        OneOf(
            "cat",
            "a, b",
            "say \"hi\"",
            "two\nlines",
            "cr\r\nlf",
            " padded ",
            "büro-窓 🐱",
            "=1+1",
            "'=x",
            "''-y",
            "'tis",
            "@sum",
            "-5",
            "\ttab",
            "<b>&amp;</b>",
            "{\"a\":1}",
            "null",
            "#not a comment"),
        Gen.String[Gen.Char[' ', '~'], 1, 12]);

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-1e6, 1e6],
        OneOf(0.0, 0.1, 1d / 3, double.Epsilon, 1e-300, 1e300, -0.0, 107.99999999999999));

    private static readonly Gen<double> Length = Gen.OneOf(Gen.Double[0, 1e5], OneOf(0.0, 0.1, 1d / 3, 1e100));

    private static readonly Gen<PredictionPoint> Point = Gen.Select(Number, Number, (x, y) => new PredictionPoint { X = x, Y = y });

    private static readonly Gen<PredictionKeypoint> Keypoint = Gen.Select(
        Point, Gen.Double[0, 1], Text.Null(), Gen.Int.Nullable(), (p, c, name, id) => new PredictionKeypoint
        {
            X = p.X,
            Y = p.Y,
            Confidence = c,
            Class = name,
            ClassId = id
        });

    private static readonly Gen<PredictionMask> Mask = Gen.Select(
        Gen.Int[1, 999],
        Gen.Int[1, 999],
        Text,
        (w, h, counts) => new PredictionMask { Width = w, Height = h, Counts = counts });

    // Parts that lead nowhere, as in a//b, are left out when a path is read.
    private static readonly Gen<string> ImagePath = Text.Select(ImageName.Plain);

    internal static readonly Gen<Prediction> Prediction = Gen.Select(
        Gen.Select(Number, Number, Length, Length, Gen.Double[0, 1]),
        Gen.Select(Text, Gen.Int.Nullable(), Text.Null()),
        Gen.Select(ImagePath.Null(), Gen.Int[1, 9999].Nullable(), Gen.Int[1, 9999].Nullable(), Text.Null()),
        Gen.Select(Point.Array[0, 4].Null(), Keypoint.Array[0, 3].Null(), Mask.Null(), Gen.Double[0, 1].Nullable(), Gen.Select(Text.Null(), Text.Null())),
        Gen.Select(Gen.Bool, Gen.Bool, Length.Nullable()),
        (box, label, image, shape, truth) => new Prediction
        {
            X = box.Item1,
            Y = box.Item2,
            Width = box.Item3,
            Height = box.Item4,
            Confidence = box.Item5,
            Class = label.Item1,
            ClassId = label.Item2,
            DetectionId = label.Item3,
            Path = image.Item1,
            ImageWidth = image.Item2,
            ImageHeight = image.Item3,
            Model = image.Item4,
            Points = shape.Item1,
            Keypoints = shape.Item2,
            Mask = shape.Item3,
            ClassConfidence = shape.Item4,
            TrackerId = shape.Item5.Item1,
            ParentId = shape.Item5.Item2,
            IsCrowd = truth.Item1,
            IsDifficult = truth.Item2,
            Area = truth.Item3,
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Results whose predictions carry the result's image, as from every command.</summary>
    internal static readonly Gen<DetectionResult> Result = Gen.Select(
        Prediction.Array[0, 3],
        Gen.Select(ImagePath, Gen.Int[1, 9999], Gen.Int[1, 9999], Text),
        Gen.Select(Number.Nullable(), Text.Null(), Text.Null(), Gen.Double[0, 1].Nullable()),
        Gen.Select(Text.Array[0, 3].Null(), Gen.Byte.Array[1, 20].Null()),
        (predictions, image, answer, more) => new DetectionResult
        {
            Path = image.Item1,
            ImageWidth = image.Item2,
            ImageHeight = image.Item3,
            Model = image.Item4,
            Time = answer.Item1,
            InferenceId = answer.Item2,
            TopClass = answer.Item3,
            TopConfidence = answer.Item4,
            PredictedClasses = more.Item1,
            Visualization = more.Item2,
            Predictions = [.. predictions.Select(p => p with { Path = image.Item1, ImageWidth = image.Item2, ImageHeight = image.Item3, Model = image.Item4 })],
        });
}
