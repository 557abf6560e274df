using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Rejects a missing or an empty text, which matches no name, before anything is sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateNameTextAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if ((arguments as IEnumerable ?? Array.Empty<object>()).Cast<object?>().Any(one => string.IsNullOrWhiteSpace(one?.ToString())))
        {
            throw new ValidationMetadataException("An empty text matches nothing. Omit the parameter, or use * for all.");
        }
    }
}
