using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Collections without an index, such as queues and sets. Piped as one object, PowerShell joins their items to one text.</summary>
internal static class OtherCollection
{
    /// <summary>Returns the items; null for lists, tables, texts, and what is computed on demand and can be endless.</summary>
    internal static object?[]? ItemsOf(object? value) =>
        value is IEnumerable items and not (string or IList or IDictionary)
            && (value is ICollection || Array.Exists(value.GetType().GetInterfaces(), IsCollection))
            && items.Cast<object?>().ToArray() is { Length: > 0 } all && !IsPair(all[0])
            ? all
            : null;

    private static bool IsCollection(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ICollection<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>));

    // Of a table.
    private static bool IsPair(object? item) =>
        item is DictionaryEntry || (item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
}
