using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>
/// The description of a record: its settable properties, in declaration order. JSON, CSV, piped objects and templates all use
/// this list, so a new property is a new field everywhere.
/// </summary>
internal static class FieldList<T>
    where T : class, new()
{
    internal static Field<T>[] All { get; } = Find();

    internal static void Write(Utf8JsonWriter writer, T record)
    {
        writer.WriteStartObject();
        foreach (var field in All)
        {
            field.Write(writer, record);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads the object at the reader's position. Members without a field are skipped.</summary>
    /// <exception cref="FormatException">A member does not have its property's type, a required member is missing, or one is repeated.</exception>
    internal static T Read(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException($"{what} is not an object.");
        }

        var record = new T();
        var seen = default(SeenMembers);
        var seenOther = default(SeenMembers);
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader, next);
            var isOther = index >= 0 && All[index].Rule.OtherAnswer is { } other && reader.ValueTextEquals(other);
            _ = reader.Read();
            if (index < 0 || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            if (!(isOther ? ref seenOther : ref seen).TryAdd(index))
            {
                throw new FormatException($"{what} has two members named {(isOther ? All[index].Rule.OtherAnswer : All[index].Name)}.");
            }

            // An object can have both names that servers use for a field.
            if (isOther && seen.Has(index))
            {
                reader.Skip();
                continue;
            }

            All[index].Read(ref reader, record);
            next = index + 1;
        }

        for (var i = 0; i < All.Length; i++)
        {
            if (!seen.Has(i) && !seenOther.Has(i))
            {
                SetMissing(All[i], record);
            }
        }

        return record;
    }

    /// <summary>Returns the record of a piped object, or null if a required member is missing, or any member cannot be read as its type.</summary>
    internal static T? Bind(object? input, IObjectReader objects) => Bind(input, objects, out _);

    /// <summary>Reads a piped object as <see cref="Bind(object, IObjectReader)"/> does, and returns the member that cannot be read, if any.</summary>
    internal static T? Bind(object? input, IObjectReader objects, out string? unreadable)
    {
        unreadable = null;
        if (input is null)
        {
            return null;
        }

        if (input is T typed)
        {
            return objects.Shown(typed, out unreadable);
        }

        var row = new RowMembers(input, objects);
        var record = new T();
        var hasOtherClass = false;
        foreach (var field in All)
        {
            var value = ValueOf(field, row);
            var other = value is null && field.HasOtherNames ? OtherMembers.Find(row, objects, field.Name, field.OwnNames) : null;
            value = other is null ? value : row.Value(other);
            hasOtherClass |= other is not null && field.Name == nameof(Prediction.Class);
            var isBound = field.TryBind(value, objects, record);
            if (other is not null && !OtherMembers.IsPossible(value, objects, field.Name))
            {
                // The row of an image can have it too, so a missing box comes first.
                unreadable = other;
                continue;
            }

            // Tools that have a label can have a text as its id.
            var isUnneeded = objects.IsMissing(value)
                || (hasOtherClass && field.Name == nameof(Prediction.ClassId) && value is string && objects.Number(value) is null);
            if (!isBound && (field.Required || !isUnneeded))
            {
                unreadable = objects.IsMissing(value) ? null : field.Name;
                return null;
            }
        }

        return unreadable is null ? record : null;
    }

    // Without LINQ, because most rows have few of the properties.
    private static object? ValueOf(Field<T> field, RowMembers row)
    {
        object? value = null;
        for (var i = 0; value is null && i < field.OwnNames.Length; i++)
        {
            value = row.Value(field.OwnNames[i]);
        }

        return value;
    }

    /// <exception cref="FormatException">The field is required.</exception>
    internal static void SetMissing(Field<T> field, T record)
    {
        if (field.Required)
        {
            throw new FormatException($"{field.Name} is missing.");
        }

        field.SetMissing(record);
    }

    // Most writers keep the same order of members, so the search starts after the last one.
    private static int IndexOf(ref Utf8JsonReader reader, int next)
    {
        for (var i = 0; i < All.Length; i++)
        {
            var index = (next + i) % All.Length;
            if (reader.ValueTextEquals(All[index].Name))
            {
                return index;
            }
        }

        var name = reader.GetString()!;
        return Array.FindIndex(All, f => IsNameOf(f, name));
    }

    /// <summary>Whether a member of this name is read.</summary>
    internal static bool Knows(string name) => Array.Exists(All, f => IsNameOf(f, name));

    private static bool IsNameOf(Field<T> field, string name) =>
        field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || field.NamesInAnswer.Contains(name);

    private static Field<T>[] Find() =>
    [
        .. typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.CanWrite && (p.GetMethod!.IsPublic || p.IsDefined(typeof(FieldAttribute))))
            .Where(p => p.GetCustomAttribute<FieldAttribute>() is not { IsOfThisRun: true })
            .OrderBy(p => p.MetadataToken)
            .Select(p => (Field<T>)Activator.CreateInstance(typeof(Field<,>).MakeGenericType(typeof(T), p.PropertyType), p, KindOf(p))!),
    ];

    private static object KindOf(PropertyInfo property) =>
        Field<T>.IsIdOf(property)
            ? new TextKind(isId: true)
            : KindOf(property.PropertyType, property.GetCustomAttribute<FieldAttribute>() is { IsConfidence: true });

    private static object KindOf(Type type, bool isConfidence) =>
        type == typeof(string) ? new TextKind()
        : type == typeof(double) ? new NumberKind(isConfidence)
        : type == typeof(double?) ? new OptionalKind<double>(new NumberKind(isConfidence))
        : type == typeof(int) ? new WholeNumberKind()
        : type == typeof(int?) ? new OptionalKind<int>(new WholeNumberKind())
        : type == typeof(bool) ? new FlagKind()
        : type == typeof(byte[]) ? new BytesKind()
        : type == typeof(IReadOnlyList<string>) ? new TextsKind()
        : type == typeof(PredictionMask) ? new MaskKind()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Create(typeof(RecordsKind<>), type.GetGenericArguments()[0])
        : Create(typeof(RecordKind<>), type);

    private static object Create(Type kind, Type record) => Activator.CreateInstance(kind.MakeGenericType(record))!;
}
