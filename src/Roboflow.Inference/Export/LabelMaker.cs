using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>Creates the text of a label from a template or the user's script block, or no text.</summary>
internal sealed class LabelMaker
{
    /// <summary>The default label.</summary>
    internal const string Usual = "{Class} {Confidence:P0}";

    private readonly PredictionTemplate? _template;
    private readonly ScriptBlock? _script;

    /// <param name="label">A template, a ScriptBlock, or null or an empty text for no labels.</param>
    /// <exception cref="FormatException">The template is invalid, or there are several.</exception>
    internal LabelMaker(object? label)
    {
        var value = label is PSObject wrapped ? wrapped.BaseObject : label;
        if (value is Array)
        {
            throw new FormatException("There are several labels, but a box has only one.");
        }

        _script = value as ScriptBlock;
        var text = _script is null ? value?.ToString() : null;
        _template = string.IsNullOrEmpty(text) ? null : new PredictionTemplate(text!);
    }

    /// <summary>Returns the label; in a script block, $_ is the prediction. Called on the pipeline thread, where script blocks must run.</summary>
    /// <exception cref="RuntimeException">The script block failed.</exception>
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
