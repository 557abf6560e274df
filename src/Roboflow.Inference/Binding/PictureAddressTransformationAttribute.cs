using System;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Lets an address be an object or a hashtable with a Uri, as a row of Import-Csv has it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PictureAddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null and not string and not Array && PredictionReader.Text(PSObject.AsPSObject(inputData), "Uri") is { } address
            ? new Uri(address, UriKind.RelativeOrAbsolute)
            : inputData!;
}
