using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Output;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Warns, once for each cause, of input that is read, but maybe not as its author means it.</summary>
internal static class InputWarnings
{
    // A command has several readers, for example one for each side, but each warning comes once.
    private static readonly ConditionalWeakTable<Cmdlet, Given> Warned = new();

    /// <param name="cmdlet">The command.</param>
    /// <param name="input">A prediction, a result or a box, from the pipeline.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="isBox">Whether it was read as a box, whose name is its class.</param>
    internal static void WarnOfInput(this Cmdlet cmdlet, PSObject input, IEnumerable<Prediction> read, bool isBox = false)
    {
        WarnOfImages(cmdlet, read);
        WarnOfClass(cmdlet, input, read, isBox);
    }

    // A row without a property for the class: another one has a number, which is used, or a value that is not read.
    private static void WarnOfClass(Cmdlet cmdlet, PSObject input, IEnumerable<Prediction> read, bool isBox)
    {
        if (input.BaseObject is Prediction or DetectionResult or LabeledBox or string or IList || !read.Any(p => IsEmpty(p, isBox) || CanBeNumber(p)))
        {
            return;
        }

        var given = Warned.GetOrCreateValue(cmdlet);
        if (given is { Number: true, Unread: true })
        {
            return;
        }

        var rows = ObjectReader.Instance.Member(input, nameof(DetectionResult.Predictions)) is { } predictions
            ? ObjectReader.Instance.Items(predictions) ?? []
            : [input];
        foreach (var (row, prediction) in rows.Zip(read, (row, prediction) => (row, prediction)).Where(r => r.row is not Prediction))
        {
            if (!given.Number && CanBeNumber(prediction) && NumberOf(row, isBox) is { } number)
            {
                given.Number = true;
                cmdlet.Warn($"A prediction in the input has no class name, but a number in its {number}; the number is used. (Shown only once.)");
            }
            else if (!given.Unread && IsEmpty(prediction, isBox)
                && OtherMembers.Unread(new RowMembers(row, ObjectReader.Instance), ObjectReader.Instance, out var isUnclear) is { } name)
            {
                given.Unread = true;
                cmdlet.Warn(isUnclear
                    ? $"A prediction in the input has no class, and its {name} is not read, since it can be that of something else. If it is the class, "
                        + $"use Select-Object *, @{{n='Class';e='{name}'}}. (Shown only once.)"
                    : $"A prediction in the input has no class, since {FlawOf(row, name)}. Use Select-Object to add its text as Class. (Shown only once.)");
            }
        }
    }

    // A result that is not of one image.
    private static void WarnOfImages(Cmdlet cmdlet, IEnumerable<Prediction> read)
    {
        if (read is not IReadOnlyCollection<Prediction> { Count: < 2 } && ImageName.Different(read.Select(p => p.Path)) is var (one, other)
            && Warned.GetOrCreateValue(cmdlet) is { Images: false } given)
        {
            given.Images = true;
            cmdlet.Warn($"A result in the input has predictions of several images, for example {AddressText.OfPath(one)} and {AddressText.OfPath(other)}, "
                + "but a result is one image. Pipe its Predictions instead. (Shown only once.)");
        }
    }

    private static string FlawOf(object row, string name) => DateMember.Is(ObjectReader.Instance.Member(row, name))
        ? DateMember.Describe(name)
        : $"its {name} is neither a text nor a number, and is not read";

    // The name of a box can be that of its image.
    private static bool IsEmpty(Prediction p, bool isBox) => p.ClassId is null && (p.Class.Length == 0 || (isBox && ImageFolders.CanBeImage(p.Class)));

    private static bool CanBeNumber(Prediction p) => p.Class.Length > 0 && p.Class[0] is '-' or (>= '0' and <= '9');

    private static string? NumberOf(object row, bool isBox)
    {
        var members = new RowMembers(row, ObjectReader.Instance);
        var name = isBox ? BoxReader.OtherClass(members, PSObject.AsPSObject(row))
            : ObjectReader.Has(PSObject.AsPSObject(row), nameof(Prediction.Class)) ? null
            : OtherMembers.Find(members, ObjectReader.Instance, nameof(Prediction.Class), [nameof(Prediction.Class)]);
        return name is not null && OtherMembers.IsNumber(members.Value(name), ObjectReader.Instance) ? name : null;
    }

    private sealed class Given
    {
        internal bool Number { get; set; }

        internal bool Unread { get; set; }

        internal bool Images { get; set; }
    }
}
