using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Reads the objects of an annotation.</summary>
/// <param name="options">Takes warnings.</param>
/// <param name="malformed">Takes an error with its file and line.</param>
internal sealed class VocObjects(DatasetReaderOptions options, Action<string, long, string> malformed)
{
    private readonly VocShapes _shapes = new(options);
    private bool _warnedOfFlag;
    private bool _warnedOfParts;
    private bool _warnedOfDeleted;

    /// <summary>Returns the objects of an element: tools that outline one in several parts write several boxes.</summary>
    internal List<Prediction> Read(string file, XElement item)
    {
        if (IsDeleted(file, item))
        {
            return [];
        }

        var name = item.First("name") is { } element && (VocElements.TextOf(element).Length > 0 || VocElements.IsPreserved(element))
            ? VocElements.TextOf(element)
            : null;
        var read = new List<Prediction>();
        XElement[] boxes = [.. item.All("bndbox")];
        var hasTwoNames = item.All("name").Skip(1).Any();
        if (name is null || hasTwoNames || boxes.Length == 0)
        {
            malformed(
                file,
                item.Line(),
                name is null ? "the object has no name." : $"the object '{name}' has {(hasTwoNames ? "a second name" : "no bndbox")}.");
            return read;
        }

        // What belongs to the object is read once: an untrusted one can have a hundred thousand boxes.
        Prediction common;
        double rotation;
        try
        {
            common = ReadCommon(file, item, boxes.Length == 1) with { Class = name };
            rotation = common.Points is null ? VocShapes.Rotation(item) : 0;
        }
        catch (FormatException e)
        {
            malformed(file, boxes[0].Line(), $"the object '{name}': {e.Message}");
            return read;
        }

        if (!_warnedOfParts && item.First("part") is { } part)
        {
            _warnedOfParts = true;
            options.Warn($"{file}, line {part.Line()}: parts of objects, such as the '{part.Text("name")}' of a '{name}', are not read. This warning is "
                + "shown once.");
        }

        foreach (var box in boxes)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            try
            {
                read.Add(RotatedBox.Rotate(_shapes.Box(file, box, common), rotation));
            }
            catch (FormatException e)
            {
                malformed(file, box.Line(), $"the object '{name}': {e.Message}");
            }
        }

        return read;
    }

    // LabelMe for the web keeps what its user removed.
    private bool IsDeleted(string file, XElement item)
    {
        var isDeleted = item.Text("deleted") is { } flag && FlagText.Parse(flag) is true;
        if (isDeleted && !_warnedOfDeleted)
        {
            _warnedOfDeleted = true;
            options.Warn($"{file}, line {item.Line()}: an object that is marked as deleted is not read. This warning is shown once.");
        }

        return isDeleted;
    }

    private Prediction ReadCommon(string file, XElement item, bool hasOneBox) => new()
    {
        Confidence = item.Confidence() ?? 1,
        Points = _shapes.Polygon(file, item, hasOneBox),
        IsDifficult = item.Text("difficult") is { } flag && (FlagText.Parse(flag) ?? Unknown(file, item.First("difficult")!)),
    };

    // The object is complete without its flag.
    private bool Unknown(string file, XElement flag)
    {
        if (!_warnedOfFlag)
        {
            _warnedOfFlag = true;
            options.Warn($"{file}, line {flag.Line()}: difficult is neither 0 nor 1. It is read as unknown, which is False. This warning is shown once.");
        }

        return false;
    }
}
