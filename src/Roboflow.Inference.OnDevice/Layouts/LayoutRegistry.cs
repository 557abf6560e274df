using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>The layouts that are known, and the choice among them.</summary>
internal static class LayoutRegistry
{
    private static readonly IOutputLayout[] All = [new YoloV5Layout(), new YoloV8Layout(), new EndToEndLayout(), new RfDetrLayout(), new YoloNasLayout()];

    /// <summary>The layout that fits best, or the one that is asked for.</summary>
    /// <exception cref="ModelFileException">None fits, two fit as well, or the one that is asked for does not.</exception>
    internal static (IOutputLayout Layout, LayoutFit Fit) Choose(ModelShape shape, ModelLayout wanted)
    {
        RefuseOthers(shape);
        if (wanted != ModelLayout.Auto)
        {
            var layout = Array.Find(All, l => l.Kind == wanted) ?? throw new ArgumentOutOfRangeException(nameof(wanted));
            return layout.Fit(shape) is { } fit ? (layout, fit)
                : throw Unknown($"The outputs are not those of {wanted}: {shape}.");
        }

        var fits = All.Select(l => (Layout: l, Fit: l.Fit(shape))).Where(f => f.Fit is not null).OrderByDescending(f => f.Fit!.Certainty).ToList();
        if (fits.Count == 0 || fits[0].Fit!.Certainty == Certainty.Possible)
        {
            var possible = fits.Count == 0 ? string.Empty
                : $" Their shapes would allow {Names(fits)}: if you know that it is one of these, name it with -ModelLayout.";
            throw Unknown($"The outputs are of no known layout: {shape}.{possible}");
        }

        return fits.Count > 1 && fits[1].Fit!.Certainty == fits[0].Fit!.Certainty
            ? throw Unknown($"The outputs fit several layouts, {Names(fits.TakeWhile(f => f.Fit!.Certainty == fits[0].Fit!.Certainty))}: {shape}."
                + " Name one with -ModelLayout.")
            : (fits[0].Layout, fits[0].Fit!);
    }

    private static string Names(IEnumerable<(IOutputLayout Layout, LayoutFit? Fit)> fits) => string.Join(" and ", fits.Select(f => f.Layout.Kind));

    // Masks come with an output of four axes; RF-DETR's may have any name.
    private static void RefuseOthers(ModelShape shape)
    {
        if (shape.Lengths.Any(l => l.Length == 4) && shape.Lengths.Count > 1)
        {
            throw new ModelFileException(ModelFileFailure.Unsupported, $"It is a segmentation model ({shape}): only object detection is supported.");
        }

        if (shape.Lengths is [{ Length: 2 }])
        {
            throw new ModelFileException(
                ModelFileFailure.Unsupported, $"It is not an object-detection model, but probably one for classification: its output is {shape}.");
        }
    }

    private static ModelFileException Unknown(string message) => new(ModelFileFailure.UnknownLayout, message);
}
