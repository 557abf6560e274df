using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.Binding;

/// <summary>Formats a value as the user wrote it: a list is not displayed as System.Object[].</summary>
internal static class WrittenValue
{
    internal static string Text(object? value) => value is IList list
        ? string.Join(", ", list.Cast<object?>().Select(Text))
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
