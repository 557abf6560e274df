using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Output;

namespace Roboflow.Inference.Binding;

/// <summary>Warns of a row that has a number under another tool's name of the class, such as <c>label</c>: it stands in for the name.</summary>
internal static class NumberAsName
{
    // A command has several readers, for example one for each side, but the warning comes once.
    private static readonly ConditionalWeakTable<Cmdlet, object> Warned = new();

    /// <param name="cmdlet">The command.</param>
    /// <param name="input">A prediction, a result or a box, from the pipeline.</param>
    /// <param name="read">What was read of it.</param>
    internal static void WarnOfNumberAsName(this Cmdlet cmdlet, PSObject input, IEnumerable<Prediction> read)
    {
        if (input.BaseObject is Prediction or DetectionResult or LabeledBox || !read.Any(p => MayBeNumber(p.Class)) || Warned.TryGetValue(cmdlet, out _))
        {
            return;
        }

        var rows = ObjectReader.Instance.Member(input, nameof(DetectionResult.Predictions)) is { } predictions
            ? ObjectReader.Instance.Items(predictions) ?? []
            : [input];
        if (rows.Select(NumberOf).FirstOrDefault(n => n is not null) is { } name)
        {
            Warned.Add(cmdlet, cmdlet);
            cmdlet.Warn($"A prediction in the input has no class name, but a number in its {name}; the number is used. (Shown only once.)");
        }
    }

    private static bool MayBeNumber(string name) => name.Length > 0 && name[0] is '-' or (>= '0' and <= '9');

    private static string? NumberOf(object row) =>
        row is not Prediction && OtherMembers.Find(row, ObjectReader.Instance, nameof(Prediction.Class), nameof(Prediction.Class)) is { } name
            && ObjectReader.IsNumber(ObjectReader.Instance.Member(row, name)) ? name : null;
}
