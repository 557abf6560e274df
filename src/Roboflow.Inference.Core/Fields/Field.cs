using System;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Fields;

/// <summary>A property of a record as a field of JSON, of a CSV row, of a piped object and of a template.</summary>
internal abstract class Field<TOwner>(PropertyInfo property)
    where TOwner : class
{
    /// <summary>The property's attribute.</summary>
    internal FieldAttribute Rule { get; } = property.GetCustomAttribute<FieldAttribute>() ?? new FieldAttribute();

    internal string Name { get; } = property.Name;

    internal bool Required => Rule.Required;

    /// <summary>Whether there is a default for a missing value.</summary>
    internal bool HasDefault => !double.IsNaN(Rule.Default);

    /// <summary>Whether the values are numbers.</summary>
    internal bool IsNumber { get; }
        = Type.GetTypeCode(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is TypeCode.Double or TypeCode.Int32;

    /// <summary>Whether the values are texts.</summary>
    internal bool IsText { get; } = property.PropertyType == typeof(string);

    /// <summary>Whether the values are true or false.</summary>
    internal bool IsFlag { get; } = property.PropertyType == typeof(bool);

    /// <summary>Whether the values are ids: texts that servers write as numbers too.</summary>
    internal bool IsId { get; } = IsIdOf(property);

    /// <summary>The names in the endpoint's answers, if they are others and the value has a form that can be read.</summary>
    internal string[] NamesInAnswer { get; } = FindNamesInAnswer(property);

    /// <summary>The names of a piped object's member that count before those of other tools.</summary>
    internal string[] OwnNames { get; } = [property.Name, .. FindNamesInAnswer(property)];

    /// <summary>Whether a piped row can have it under the name of another tool.</summary>
    internal bool HasOtherNames { get; } = typeof(TOwner) == typeof(Prediction)
        && property.Name is (nameof(Prediction.Class) or nameof(Prediction.Confidence));

    private protected JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(property.Name, JsonText.Encoder);

    internal static bool IsIdOf(PropertyInfo property) => property.PropertyType == typeof(string)
        && property.GetCustomAttribute<FieldAttribute>()?.Answer?.EndsWith("_id", StringComparison.Ordinal) == true;

    private static string[] FindNamesInAnswer(PropertyInfo property) =>
        property.GetCustomAttribute<FieldAttribute>() is { } rule
            && (property.PropertyType == typeof(string) || property.PropertyType == typeof(PredictionMask) || property.PropertyType.IsValueType)
            ? [.. new[] { rule.Answer, rule.OtherAnswer }.OfType<string>().Where(n => !n.Equals(property.Name, StringComparison.OrdinalIgnoreCase))]
            : [];

    internal abstract object? Value(TOwner owner);

    /// <summary>Whether the value is neither infinite nor NaN; without boxing, because data sets have millions.</summary>
    internal abstract bool IsFinite(TOwner owner);

    /// <summary>Sets a missing field to its default.</summary>
    internal abstract void SetMissing(TOwner owner);

    /// <summary>Removes an optional value.</summary>
    internal abstract void Clear(TOwner owner);

    /// <summary>Gives the field the value of another record.</summary>
    internal abstract void Reset(TOwner owner, TOwner from);

    internal abstract void Write(Utf8JsonWriter writer, TOwner owner);

    /// <exception cref="FormatException">The value has another type.</exception>
    internal abstract void Read(ref Utf8JsonReader reader, TOwner owner);

    /// <summary>Returns the text of a CSV cell; empty if there is no value.</summary>
    internal abstract string ToCell(TOwner owner);

    /// <exception cref="FormatException">The cell contains another type.</exception>
    /// <exception cref="JsonException">The cell is not JSON.</exception>
    internal abstract void FromCell(string cell, TOwner owner);

    /// <summary>Reads the member of a piped object; false if it exists but cannot be read.</summary>
    internal abstract bool TryBind(object? value, IObjectReader objects, TOwner owner);
}

/// <summary>A field of one type.</summary>
internal sealed class Field<TOwner, TValue> : Field<TOwner>
    where TOwner : class
{
    private readonly FieldKind<TValue> _kind;
    private readonly Func<TOwner, TValue?> _get;
    private readonly Action<TOwner, TValue?> _set;

    public Field(PropertyInfo property, FieldKind<TValue> kind)
        : base(property)
    {
        _kind = kind;
        _get = (Func<TOwner, TValue?>)property.GetGetMethod(nonPublic: true)!.CreateDelegate(typeof(Func<TOwner, TValue?>));
        _set = (Action<TOwner, TValue?>)property.GetSetMethod(nonPublic: true)!.CreateDelegate(typeof(Action<TOwner, TValue?>));
    }

    internal override object? Value(TOwner owner) => _get(owner);

    internal override bool IsFinite(TOwner owner) => _get(owner) is not double number || FiniteNumber.Is(number);

    internal TValue? Get(TOwner owner) => _get(owner);

    internal void Set(TOwner owner, TValue? value) => _set(owner, value);

    internal override void Clear(TOwner owner) => _set(owner, default);

    internal override void Reset(TOwner owner, TOwner from) => _set(owner, _get(from));

    internal override void SetMissing(TOwner owner)
    {
        if (HasDefault)
        {
            _set(owner, (TValue)(object)Rule.Default);
        }
    }

    internal override void Write(Utf8JsonWriter writer, TOwner owner)
    {
        var value = _get(owner);
        if (!_kind.IsAbsent(value))
        {
            writer.WritePropertyName(EncodedName);
            _kind.Write(writer, value!);
        }
    }

    internal override void Read(ref Utf8JsonReader reader, TOwner owner) => _set(owner, _kind.Read(ref reader, Name));

    internal override string ToCell(TOwner owner) => _get(owner) is var value && _kind.IsAbsent(value) ? string.Empty : _kind.ToCell(value!);

    internal override void FromCell(string cell, TOwner owner) => _set(owner, _kind.FromCell(cell, Name));

    internal override bool TryBind(object? value, IObjectReader objects, TOwner owner)
    {
        var isBound = _kind.TryBind(value, objects, out var bound) || TryCell(value as string, out bound) || TryEmpty(value, out bound);
        if (isBound)
        {
            _set(owner, bound);
        }
        else
        {
            SetMissing(owner);
        }

        return isBound;
    }

    private bool TryEmpty(object? value, out TValue? bound)
    {
        var isEmpty = value is "" && Rule.CanBeEmpty;
        bound = isEmpty ? (TValue?)value : default;
        return isEmpty;
    }

    // A row of Import-Csv has an outline as the JSON of its cell.
    private bool TryCell(string? cell, out TValue? value)
    {
        value = default;
        if (IsNumber || IsText || string.IsNullOrEmpty(cell))
        {
            return false;
        }

        try
        {
            value = _kind.FromCell(cell!, Name);
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
