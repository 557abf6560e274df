using System;

namespace Roboflow.Inference.Datasets;

/// <summary>Registers the implementation of a format.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class DatasetFormAttribute(Type form) : Attribute
{
    public Type Form { get; } = form;
}
