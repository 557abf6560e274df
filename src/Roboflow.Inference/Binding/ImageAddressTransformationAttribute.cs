using System;
using System.Collections;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Accepts an object with a Uri, such as a row of Import-Csv, unless it also names a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImageAddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string and not Array && PSObject.AsPSObject(inputData) is { BaseObject: not IDictionary } input
        && !NamesFile(input) && PredictionReader.Text(input, "Uri") is { } address
            ? new Uri(address, UriKind.RelativeOrAbsolute)
            : inputData!;

    /// <summary>Whether an object has one of the properties that bind to -Path and -LiteralPath.</summary>
    internal static bool NamesFile(PSObject input) =>
        Array.Exists(["Path", "LiteralPath", "PSPath", "LP", "FullName"], name => PredictionReader.Text(input, name) is not null);
}
