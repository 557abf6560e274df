using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Xml;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Reads the members of piped objects, hashtables and text rows, by PowerShell's rules.</summary>
internal sealed class ObjectReader : IObjectReader
{
    internal static ObjectReader Instance { get; } = new();

    public object? Member(object owner, string name)
    {
        var input = PSObject.AsPSObject(owner);
        var value = input.BaseObject is IDictionary table ? Entry(table, name) : ValueOf(input.Properties[name]);
        return ReferenceEquals(value, AutomationNull.Value) ? null : value is PSObject { BaseObject: var inner } && inner is not PSCustomObject ? inner : value;
    }

    /// <summary>Whether there is a member of that name, whatever its value.</summary>
    internal static bool Has(PSObject input, string name) => input.BaseObject is IDictionary table
        ? table.Keys.OfType<string>().Any(key => key.Equals(name, StringComparison.OrdinalIgnoreCase))
        : input.Properties[name] is not null;

    // Properties are looked up, because to list those of an object takes as long as to read it.
    public string? NameOf(object owner, string[] names)
    {
        var input = PSObject.AsPSObject(owner);
        if (input.BaseObject is IDictionary table)
        {
            foreach (var key in table.Keys)
            {
                if (key is string text && Has(names, text))
                {
                    return text;
                }
            }

            return null;
        }

        foreach (var name in names)
        {
            if (input.Properties[name] is { } property && !IsNameOfObject(input, name))
            {
                return property.Name;
            }
        }

        return null;
    }

    public IEnumerable<string>? Names(object owner) => PSObject.AsPSObject(owner) is var input && input.BaseObject is IDictionary table
        ? table.Keys.OfType<string>()
        : input.BaseObject is PSCustomObject or DataRow ? input.Properties.Select(p => p.Name) : null;

    private static bool Has(string[] names, string text)
    {
        foreach (var name in names)
        {
            if (name.Length == text.Length && name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsPlain(object? value) => value is string || (IsNumber(value) && value is not Enum);

    /// <summary>Whether a value has the type of a number.</summary>
    internal static bool IsNumber(object? value) => Convert.GetTypeCode(value) is >= TypeCode.SByte and <= TypeCode.Decimal;

    // Each element of an XML document has a name, such as bndbox, and so has a file to which a box was added.
    private static bool IsNameOfObject(PSObject input, string name) => name.Equals("Name", StringComparison.OrdinalIgnoreCase)
        && ((input.BaseObject is XmlNode node && node.Name.Equals(Instance.Member(input, name)))
            || TypeTrace.Has<FileInfo>(input) || TypeTrace.Has<DirectoryInfo>(input));

    public bool IsMissing(object? value) => value is null or "" or DBNull;

    public T? Shown<T>(T record, out string? unreadable)
        where T : class, new() => AddedMembers.Read(record, out unreadable);

    public string? Text(object? value) =>
        value is not null && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    // A list, a custom object or a date is not a text, although PowerShell has one for each: System.Object[], @{Name=cat}.
    string? IObjectReader.Text(object? value) => value is PSObject { BaseObject: var inner } and not { BaseObject: PSCustomObject }
        ? ((IObjectReader)this).Text(inner)
        : DateMember.Is(value) || value is not string and IEnumerable
            || (Text(value) is { } shown && value is PSObject && shown.StartsWith("@{", StringComparison.Ordinal))
            ? null
            : Text(value);

    // Export-Csv writes numbers in the session's culture. Thousands separators are not allowed: '130,5' would become 1305.
    public double? Number(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: (string or float) and var inner } => Number(inner),
        float single => SingleNumber.Widened(single),
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? number : null,
        _ => LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    // 'False' in a CSV file is a string, which PowerShell itself converts to true. COCO's iscrowd is 0 or 1.
    public bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        _ => Number(value) is { } number and (0 or 1) ? number == 1 : null,
    };

    public IEnumerable<object>? Items(object? value) => value switch
    {
        null or string => null,
        PSObject { BaseObject: string } => null,
        PSObject { BaseObject: IEnumerable inner } => inner.Cast<object>().Select(Unwrapped),
        IEnumerable items => items.Cast<object>().Select(Unwrapped),
        _ => [value],
    };

    // A property of another module's object can be a script that fails: it is there, but cannot be read.
    private static object? ValueOf(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value;
        }
        catch (GetValueException)
        {
            return new UnreadableValue();
        }
    }

    // The keys of a hashtable literal ignore case, but those of ConvertFrom-Json -AsHashtable and of .NET's dictionaries do not.
    private static object? Entry(IDictionary table, string name)
    {
        if (table.Contains(name))
        {
            return table[name];
        }

        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value;
            }
        }

        return null;
    }

    // Our own records are not wrapped.
    private static object Unwrapped(object item)
        => item is PSObject { BaseObject: Prediction or PredictionPoint or PredictionKeypoint or PredictionMask } typed ? typed.BaseObject : item;

    // Neither missing nor a text, a number or a truth.
    private sealed class UnreadableValue
    {
        public override string ToString() => string.Empty;
    }
}
