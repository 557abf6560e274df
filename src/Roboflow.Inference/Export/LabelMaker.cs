using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>Writes the text of a label: by a template, by the user's script block, or none.</summary>
internal sealed class LabelMaker
{
    /// <summary>What stands beside a box unless the user says otherwise.</summary>
    internal const string Usual = "{Class} {Confidence:P0}";

    private readonly PredictionTemplate? _template;
    private readonly ScriptBlock? _script;

    /// <param name="label">A template, a ScriptBlock, or null or an empty text for no labels.</param>
    /// <exception cref="FormatException">The template is wrong, or there are several.</exception>
    internal LabelMaker(object? label)
    {
        var value = label is PSObject wrapped ? wrapped.BaseObject : label;
        if (value is Array)
        {
            throw new FormatException("These are several labels, and a box has one.");
        }

        _script = value as ScriptBlock;
        var text = _script is null ? value?.ToString() : null;
        _template = string.IsNullOrEmpty(text) ? null : new PredictionTemplate(text!);
    }

    /// <summary>The label, where $_ is the prediction. On the pipeline thread: the script block belongs to it.</summary>
    /// <exception cref="RuntimeException">The script block threw.</exception>
    internal string? Make(Prediction prediction, int index)
    {
        if (_script is null)
        {
            return _template?.Format(prediction, index);
        }

        var written = _script.InvokeWithContext(null, [new PSVariable("_", prediction)]);
        return string.Join(" ", written.Where(o => o is not null).Select(o => o.ToString(null, CultureInfo.InvariantCulture)));
    }
}
