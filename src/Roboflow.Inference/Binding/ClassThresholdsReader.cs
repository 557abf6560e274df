using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Binding;

/// <summary>Reads the minimum confidence of each class from user input: one number, or a hashtable by class name.</summary>
internal static class ClassThresholdsReader
{
    private const string Others = "*";

    /// <param name="written">The user's input.</param>
    /// <param name="others">The threshold, in percent, of classes that are not in the hashtable.</param>
    /// <exception cref="ArgumentException">A value is not a percentage, or a name is empty or repeated.</exception>
    internal static ClassThresholds Read(object? written, double others)
    {
        var value = written is PSObject wrapped ? wrapped.BaseObject : written;
        return value switch
        {
            ClassThresholds thresholds => thresholds,
            IDictionary table => Read(table, Threshold.FromUser(others)),
            _ => new ClassThresholds(ReadLimit(value is PSCustomObject ? written : value, name: null)),
        };
    }

    private static ClassThresholds Read(IDictionary table, Threshold others)
    {
        var limits = new Dictionary<string, Threshold>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            if (string.IsNullOrWhiteSpace(name))
            {
                throw new ArgumentException("A class name is empty. Use * for all other classes.");
            }

            name = name.Trim() == Others ? Others : name;
            var limit = ReadLimit(entry.Value, name);
            if (limits.ContainsKey(name))
            {
                throw new ArgumentException($"The class '{name}' has more than one confidence.");
            }

            limits[name] = limit;
        }

        if (limits.TryGetValue(Others, out var ofOthers))
        {
            others = ofOthers;
            _ = limits.Remove(Others);
        }

        var classes = new List<(NamePattern, Threshold)>();
        foreach (var limit in limits)
        {
            classes.Add((NamePatterns.Create(limit.Key), limit.Value));
        }

        return new ClassThresholds(classes, others);
    }

    private static Threshold ReadLimit(object? value, string? name)
    {
        if (ReadNumber(value) is >= 0 and <= 100 and var number)
        {
            return Threshold.FromUser(number);
        }

        throw new ArgumentException(
            $"'{WrittenValue.Text(value)}'{(name is null ? string.Empty : $" for the class '{name}'")} is not a confidence: it must be a percentage from 0 to "
                + "100, or a fraction below 1.");
    }

    // PowerShell reads a comma in text as a separator of thousands: '0,4' would be 4.
    private static double? ReadNumber(object? value)
    {
        var written = value is PSObject wrapped ? wrapped.BaseObject : value;
        return written switch
        {
            null => null,
            float single => SingleNumber.Widened(single),
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null,
            _ => LanguagePrimitives.TryConvertTo(written, CultureInfo.InvariantCulture, out double number) ? number : null,
        };
    }
}
