using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Accepts an object with a Uri, such as a row of Import-Csv, unless it also names a file. A text that is not a URI, alone or in a
/// list, is bound as an <see cref="UnreadableUri"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImageAddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is string text)
        {
            return Unreadable(text) ?? inputData;
        }

        // Not the bytes of an image.
        if (value is IEnumerable<object?> and IList or ArrayList)
        {
            var items = ((IList)value).Cast<object?>();
            return items.Any(one => Unreadable(one) is not null) ? items.Select(one => Unreadable(one) ?? one).ToArray() : inputData;
        }

        return inputData is not null && PSObject.AsPSObject(inputData) is { BaseObject: not IDictionary } input
            && !NamesFile(input) && PredictionReader.Text(input, "Uri") is { } address
                ? UnreadableUri.Read(address)
                : inputData!;
    }

    /// <summary>Whether an object has one of the properties that bind to -Path and -LiteralPath.</summary>
    internal static bool NamesFile(PSObject input) =>
        Array.Exists(["Path", "LiteralPath", "PSPath", "LP", "FullName"], name => PredictionReader.Text(input, name) is not null);

    // Other texts are left to the engine, which prefers -Path for them in a pipeline.
    private static UnreadableUri? Unreadable(object? item) =>
        (item is PSObject wrapped ? wrapped.BaseObject : item) is string text ? UnreadableUri.Read(text) as UnreadableUri : null;
}
