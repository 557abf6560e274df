using System;
using System.Collections.Generic;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Determines the preprocessing from the layout, the convention and the files next to the model.</summary>
internal static class PreparationPlanner
{
    private const byte UltralyticsGray = 114;

    // The averages of ImageNet, with which RF-DETR's backbone was trained.
    private static readonly (double[] Means, double[] Deviations) ImageNet = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <exception cref="ModelFileException">Unsupported.</exception>
    internal static PreparationPlan Plan(
        ModelInput input, ModelLayout layout, ModelConvention convention, PackageSettings package, List<string> notes, List<string> warnings)
    {
        var plan = new PreparationPlan
        {
            Width = input.Width,
            Height = input.Height,
            Convention = convention,
            AutoOrient = package.AutoOrient,
            Crop = package.Crop,
            Grayscale = package.Grayscale || input.Channels == 1,
            Channels = input.Channels,
            IsBgr = package.IsBgr,
            Divisor = package.Divisor ?? (package.StatesInput ? 1 : 255),
            Normalization = package.Normalization,
            Multiple = input.IsPadded ? ModelInput.Multiple : 1,
        };
        plan = layout == ModelLayout.RfDetr ? RfDetr(plan, package) : Yolo(plan, package, notes);

        // The earlier runtime stretches for RF-DETR whatever the file says, so nothing differs.
        if (package.UnsupportedResize is { } resize && (layout != ModelLayout.RfDetr || convention != ModelConvention.RoboflowClassic))
        {
            var asThere = convention == ModelConvention.RoboflowClassic ? " as in Roboflow's runtime," : string.Empty;
            warnings.Add($"Training images were resized with '{resize}';{asThere}"
                + $" images are {(plan.Resize == ResizeMode.Letterbox ? "fitted with black edges" : "stretched")} instead.");
        }

        return plan;
    }

    private static PreparationPlan Yolo(PreparationPlan plan, PackageSettings package, List<string> notes)
    {
        if (package.Resize is null)
        {
            notes.Add($"No file states how images are resized: letterbox with {UltralyticsGray} is used, as in Ultralytics.");
        }

        return plan with { Resize = package.Resize ?? ResizeMode.Letterbox, Padding = package.Padding ?? (package.Resize is null ? UltralyticsGray : (byte)0) };
    }

    // The whole image is stretched, whatever the data set's own resize was; the current runtime applies that resize first.
    private static PreparationPlan RfDetr(PreparationPlan plan, PackageSettings package)
    {
        var isClassic = plan.Convention == ModelConvention.RoboflowClassic;
        var isFitted = !isClassic && package is { Resize: ResizeMode.Letterbox, FitsLongerEdge: false, DatasetSize: not null };
        if (isFitted && package.DatasetSize is { } size && Math.Max(size.Width, size.Height) > ModelInput.LongestSide)
        {
            throw new ModelFileException(
                ModelFileFailure.Unsupported,
                $"The data set's images of {size.Width} x {size.Height} pixels are larger than {ModelInput.LongestSide} pixels.");
        }

        return plan with
        {
            FirstSize = isFitted ? package.DatasetSize : null,
            Resize = isFitted ? ResizeMode.Letterbox : ResizeMode.Stretch,
            Padding = package.Padding ?? 0,
            Resampler = isClassic ? Resampler.Bilinear : Resampler.Triangle,

            // Pixels become numbers from 0 to 1 before the normalization, whatever the divisor is.
            Divisor = package.Normalization is null ? package.Divisor ?? 255 : 255,
            Normalization = package.Normalization is null && !package.StatesInput ? ImageNet : package.Normalization,
        };
    }
}
