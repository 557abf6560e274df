using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Reads boxes in the formats of <see cref="BoxFormat"/>: typed objects, or any object with the same property names.</summary>
internal static class BoxReader
{
    private static readonly string[] Sides = ["ImageWidth", "ImageHeight"];
    private static readonly string[] OfClass = ["Class", "Name"];
    private static readonly string[] OfConfidence = ["Confidence", "score"];
    private static readonly string[] Texts = [.. OfClass, "Path", "Model"];

    /// <summary>Describes the properties of a box format, for messages.</summary>
    internal static string Describe(BoxFormat format) => format switch
    {
        BoxFormat.TopLeft => "the numbers Left, Top, Width and Height",
        BoxFormat.Center => "the numbers X, Y, Width and Height",
        BoxFormat.Yolo => "the numbers XCenter, YCenter, Width and Height, or a line 'id xc yc w h'",
        BoxFormat.Coco => "BBox, an array of left, top, width and height",
        BoxFormat.Voc => "the whole numbers XMin, YMin, XMax and YMax",
        BoxFormat.Array => "four numbers: x1, y1, x2, y2",
        _ => "the numbers X1, Y1, X2 and Y2",
    };

    /// <summary>Returns the box, or null if the object is not in that format, or its confidence, class number or a text is invalid.
    /// <see cref="PredictionReader"/> reads Center.</summary>
    internal static LabeledBox? Read(PSObject input, BoxFormat format)
    {
        if (input.BaseObject is LabeledBox typed && Fits(typed, format) && !AddedMembers.Hide(typed))
        {
            return ConfidenceRange.Contains(typed.Confidence) ? typed : null;
        }

        return BoxOf(input, format) is { } box ? input.BaseObject is string or IList ? box : Labeled(box, input) : null;
    }

    private static LabeledBox? BoxOf(PSObject input, BoxFormat format) => format switch
    {
        BoxFormat.TopLeft => ReadTopLeft(input),
        BoxFormat.Normalized => Numbers(input, "X1", "Y1", "X2", "Y2") is [var l, var t, var r, var b]
            ? new NormalizedBox { X1 = l, Y1 = t, X2 = r, Y2 = b }
            : null,
        BoxFormat.Yolo => input.BaseObject is string line ? ReadLine(line) : ReadYolo(input),

        // COCO's own files use lower case, and hashtables from ConvertFrom-Json -AsHashtable are case-sensitive.
        BoxFormat.Coco => Numbers(Value(input, "BBox") ?? Value(input, "bbox")) is { Length: 4 } bbox
            ? new CocoBox { BBox = bbox, Area = bbox[2] * bbox[3] }
            : null,
        BoxFormat.Voc => ReadVoc(input),
        BoxFormat.Array => Numbers(input.BaseObject) is [var l, var t, var r, var b]
            ? new BoundingBox { X1 = l, Y1 = t, X2 = r, Y2 = b, Confidence = 1 }
            : null,
        _ => Numbers(input, "X1", "Y1", "X2", "Y2") is [var l, var t, var r, var b]
            ? new BoundingBox { X1 = l, Y1 = t, X2 = r, Y2 = b }
            : (LabeledBox?)null,
    };

    /// <summary>Returns the name of a member that is a date instead of a text, because of which the box cannot be read; else null.</summary>
    internal static string? DateOf(PSObject input) => Array.Find(Texts, name => DateMember.Is(Value(input, name)));

    private static bool Fits(LabeledBox box, BoxFormat format) => (box, format) is
        (BoundingBox, BoxFormat.Corner) or (TopLeftBox, BoxFormat.TopLeft) or (NormalizedBox, BoxFormat.Normalized)
        or (YoloBox, BoxFormat.Yolo) or (CocoBox, BoxFormat.Coco) or (VocBox, BoxFormat.Voc);

    private static TopLeftBox? ReadTopLeft(PSObject input) =>
        (Numbers(input, "Left", "Top", "Width", "Height") ?? Numbers(input, "X", "Y", "Width", "Height")) is [var left, var top, var width, var height]
            ? new TopLeftBox { Left = left, Top = top, Width = width, Height = height }
            : null;

    private static YoloBox? ReadYolo(PSObject input) =>
        Numbers(input, "XCenter", "YCenter", "Width", "Height") is [var x, var y, var width, var height]
            ? new YoloBox { XCenter = x, YCenter = y, Width = width, Height = height }
            : null;

    // "id xc yc w h", with the confidence if a prediction wrote the line.
    private static YoloBox? ReadLine(string line)
    {
        var numbers = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        return numbers.Length is 5 or 6 && !Array.Exists(numbers, double.IsNaN) && numbers[0] >= 0 && numbers[0] <= int.MaxValue
            && Math.Floor(numbers[0]) == numbers[0] && (numbers.Length == 5 || ConfidenceRange.Contains(numbers[5]))
            ? new YoloBox
            {
                ClassId = (int)numbers[0],
                XCenter = numbers[1],
                YCenter = numbers[2],
                Width = numbers[3],
                Height = numbers[4],
                Confidence = numbers.Length == 6 ? numbers[5] : 1,
            }
            : null;
    }

    private static VocBox? ReadVoc(PSObject input) =>
        (WholeNumber(input, "XMin"), WholeNumber(input, "YMin"), WholeNumber(input, "XMax"), WholeNumber(input, "YMax"))
            is ({ } left, { } top, { } right, { } bottom)
            ? new VocBox { XMin = left, YMin = top, XMax = right, YMax = bottom }
            : null;

    // COCO's own files use category_id and score, VOC's use name; other tools' names come after them. Each member is read once. Without a
    // confidence it is 1, as for a label drawn by a person.
    private static LabeledBox? Labeled(LabeledBox box, PSObject input)
    {
        var row = new RowMembers(input, ObjectReader.Instance);
        var (ownClass, named) = (row.Value(OfClass[0]), row.Value(OfClass[1]));
        var other = OtherClass(row, input, ownClass, named) is { } member ? Text(row.Value(member)) : null;
        var confidence = ConfidenceOf(row, out _);
        object?[] texts = [ownClass, named, row.Value("Path"), row.Value("Model")];
        object?[] ids = [.. OtherNames.OfClassId.Select(row.Value)];
        object?[] sides = [.. Sides.Select(row.Value)];

        // Tools that have a label can have a text as its id, and any value as the last of the ids.
        bool IsRead(object? n) => WholeNumber(n) is not null || Text(n) is null;
        bool IsId(object? n) => IsRead(n) || (other is not null && n is string && ObjectReader.Instance.Number(n) is null);
        return confidence is null || Array.Exists(texts, DateMember.Is) || !ids.Take(ids.Length - 1).All(IsId) || !sides.All(IsRead) ? null : box with
        {
            Class = other ?? Text(ownClass) ?? ClassOf(named, input) ?? string.Empty,
            ClassId = ids.Select(WholeNumber).FirstOrDefault(id => id is not null),
            Confidence = confidence.Value,
            Path = Text(texts[2]),
            ImageWidth = WholeNumber(sides[0]),
            ImageHeight = WholeNumber(sides[1]),
            Model = Text(texts[3]),
        };
    }

    /// <summary>Returns the name of another tool's member that has the class of the box; null if its own has it, or none.</summary>
    internal static string? OtherClass(RowMembers row, PSObject input) => OtherClass(row, input, row.Value(OfClass[0]), row.Value(OfClass[1]));

    // The name of the box's file is its class only if there is no other one.
    private static string? OtherClass(RowMembers row, PSObject input, object? ownClass, object? named)
    {
        var name = ClassOf(named, input);
        var isOfFile = name is not null && (ImageFolders.CanBeImage(name) || row.NameOf(OfClass[1]) is null);
        return Text(ownClass) is null && (name is null || isOfFile)
            ? OtherMembers.Find(row, ObjectReader.Instance, nameof(Prediction.Class), isOfFile ? [OfClass[0]] : OfClass)
            : null;
    }

    // Null if it is not a number from 0 to 1.
    private static double? ConfidenceOf(RowMembers row, out string? other)
    {
        other = null;
        foreach (var name in OfConfidence)
        {
            if (row.Value(name) is { } given && Text(given) is not null)
            {
                return Confidence(given);
            }
        }

        other = OtherMembers.Find(row, ObjectReader.Instance, nameof(Prediction.Confidence), OfConfidence);
        return other is null ? 1 : Confidence(row.Value(other));
    }

    /// <summary>Returns the name of another tool's member because of which the box cannot be read, since it is not a confidence; else null.</summary>
    internal static string? OtherOf(PSObject input, BoxFormat format) => BoxOf(input, format) is not null
        && ConfidenceOf(new RowMembers(input, ObjectReader.Instance), out var other) is null ? other : null;

    // Each element of an XML document has its own name, such as bndbox, which is not that of a class.
    private static string? ClassOf(object? named, PSObject input) =>
        Text(named) is { } name && name != (input.BaseObject as XmlNode)?.Name ? name : null;

    private static double[]? Numbers(PSObject input, params string[] names)
    {
        var numbers = names.Select(n => Number(input, n)).OfType<double>().ToArray();
        return numbers.Length == names.Length ? numbers : null;
    }

    private static double[]? Numbers(object? list)
    {
        if (list is PSObject { BaseObject: var inner })
        {
            list = inner;
        }

        if (list is not IList items)
        {
            return null;
        }

        var numbers = items.Cast<object?>().Select(i => ObjectReader.Instance.Number(i) ?? double.NaN).ToArray();
        return Array.Exists(numbers, double.IsNaN) ? null : numbers;
    }

    private static object? Value(PSObject input, string name) => ObjectReader.Instance.Member(input, name);

    private static string? Text(object? value) => ObjectReader.Instance.Text(value);

    private static double? Number(PSObject input, string name) => ObjectReader.Instance.Number(Value(input, name));

    private static int? WholeNumber(PSObject input, string name) => WholeNumber(Value(input, name));

    private static int? WholeNumber(object? value) => ObjectReader.Instance.Number(value) is { } number
        && number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number ? (int)number : null;

    // Null if it is not a number from 0 to 1.
    private static double? Confidence(object? value) =>
        ObjectReader.Instance.Number(value) is { } number && ConfidenceRange.Contains(number) ? number : null;
}
