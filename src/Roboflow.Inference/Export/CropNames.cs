using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>Names crop files by a template, numbered within their image.</summary>
internal sealed class CropNames
{
    private readonly PredictionTemplate _template;

    // Numbers continue if an image comes again after others.
    private readonly Dictionary<string, int> _numbers = new(PathRules.Comparer);

    /// <exception cref="FormatException">The template is invalid.</exception>
    internal CropNames(string template) => _template = new PredictionTemplate(template);

    /// <summary>Returns the file name of the image's next crop. A class name is untrusted: the result is always a single file name.</summary>
    internal string Next(Prediction prediction, string image, string suffix)
    {
        _ = _numbers.TryGetValue(image, out var last);
        _numbers[image] = last + 1;
        var room = PathRules.LongestName - suffix.Length;
        var name = Fill(image);
        if (PathRules.LengthOf(name) > room)
        {
            // Only the image's name is shortened: number and class distinguish its crops.
            var stem = Path.GetFileNameWithoutExtension(image);
            name = Fill(PathRules.Shorten(stem, room - PathRules.LengthOf(name) + PathRules.LengthOf(stem)) + Path.GetExtension(image));
        }

        return PathRules.Shorten(name, room) + suffix;

        string Fill(string path) => SafeFileName.Of(_template.Format(prediction with { Path = path }, last + 1));
    }
}
