using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Binding;

/// <summary>Refuses, before anything is sent, a text that matches nothing: an empty one, or an invalid wildcard.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateWildcardAttribute : ValidateArgumentsAttribute
{
    /// <summary>Whether the text is a wildcard pattern; brackets may be open in one that is not.</summary>
    internal static bool IsPattern(string text)
    {
        try
        {
            // It is taken apart when it is first needed.
            _ = new WildcardPattern(text).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in (arguments as IEnumerable ?? Array.Empty<object>()).OfType<string>())
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ValidationMetadataException("An empty text matches nothing. Leave the parameter out, or write * for all.");
            }

            if (!IsPattern(text))
            {
                throw new ValidationMetadataException($"'{text}' is not a wildcard pattern: a bracket in it is not closed. Write `[ for a bracket itself.");
            }
        }
    }
}
