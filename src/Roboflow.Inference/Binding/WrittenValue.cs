using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.Binding;

/// <summary>Shows a value as its user wrote it: a list is not called System.Object[].</summary>
internal static class WrittenValue
{
    internal static string Text(object? value) => value is IList list
        ? string.Join(", ", list.Cast<object?>().Select(Text))
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
