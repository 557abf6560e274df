using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.OnDevice.Packages;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>The known layouts, and the selection among them.</summary>
internal static class LayoutRegistry
{
    private static readonly IOutputLayout[] All = [new YoloV5Layout(), new YoloV8Layout(), new EndToEndLayout(), new RfDetrLayout(), new YoloNasLayout()];

    /// <summary>Returns the layout that matches best, or the requested one.</summary>
    /// <exception cref="ModelFileException">No layout matches, two match equally well, or the requested one does not match.</exception>
    internal static (IOutputLayout Layout, LayoutFit Fit) Choose(ModelShape shape, ModelLayout wanted)
    {
        RefuseOthers(shape);
        if (wanted != ModelLayout.Auto)
        {
            var layout = Array.Find(All, l => l.Kind == wanted) ?? throw new ArgumentOutOfRangeException(nameof(wanted));
            return layout.Fit(shape) is { } fit ? (layout, fit)
                : throw Unknown($"The outputs do not match {wanted}: {shape}.");
        }

        var fits = All.Select(l => (Layout: l, Fit: l.Fit(shape))).Where(f => f.Fit is not null).OrderByDescending(f => f.Fit!.Certainty).ToList();
        if (fits.Count == 0 || fits[0].Fit!.Certainty == Certainty.Possible)
        {
            var possible = fits.Count == 0 ? string.Empty
                : $" The shapes are possible for {Names(fits)}: if the model has one of these layouts, name it with -ModelLayout.";
            throw Unknown($"The outputs match no known layout: {shape}.{possible}");
        }

        return fits.Count > 1 && fits[1].Fit!.Certainty == fits[0].Fit!.Certainty
            ? throw Unknown($"The outputs match several layouts, {Names(fits.TakeWhile(f => f.Fit!.Certainty == fits[0].Fit!.Certainty))}: {shape}."
                + " Name one with -ModelLayout.")
            : (fits[0].Layout, fits[0].Fit!);
    }

    private static string Names(IEnumerable<(IOutputLayout Layout, LayoutFit? Fit)> fits) => string.Join(" and ", fits.Select(f => f.Layout.Kind));

    // Masks need an output with four axes beside that of boxes; RF-DETR's can have any name. A detector that was exported without its
    // last layers has only such outputs, and the boxes of YOLOv4 have an axis of one.
    private static void RefuseOthers(ModelShape shape)
    {
        if (shape.Lengths.Any(static l => l is [_, _, > 1, _]) && shape.Lengths.Any(static l => l.Length < 4))
        {
            throw TaskCheck.Unsupported($"segmentation, or has feature maps or other outputs that a detector does not have ({shape})");
        }

        // Rows of the number of the image, four sides, class and score; of seven classes only if they are named.
        if (shape.Lengths is [[var rows, var columns]])
        {
            throw rows != 1 || (columns is 6 or 7 && shape.NamedClasses != columns)
                ? Unknown($"The outputs match no known layout: {shape}. The rows of a non-maximum suppression in the graph are not supported"
                    + " without a batch axis: export the model without it.")
                : TaskCheck.Unsupported($"classification, judging by its output ({shape})");
        }
    }

    private static ModelFileException Unknown(string message) => new(ModelFileFailure.UnknownLayout, message);
}
