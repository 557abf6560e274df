using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Binding;

/// <summary>The least confidence for each class, as users write it: one number, or a hashtable of class names.</summary>
internal sealed class ConfidenceFloor
{
    private const string Others = "*";

    private readonly Dictionary<string, double> _byClass = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    private ConfidenceFloor()
    {
    }

    internal static ConfidenceFloor None { get; } = new();

    /// <exception cref="ArgumentException">A value that is no percentage.</exception>
    internal static ConfidenceFloor Read(object? written)
    {
        var value = written is PSObject wrapped ? wrapped.BaseObject : written;
        var floor = new ConfidenceFloor();
        if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
                floor._byClass[name] = Fraction(entry.Value, name);
            }
        }
        else if (value is not null)
        {
            floor._byClass[Others] = Fraction(value, null);
        }

        return floor;
    }

    /// <summary>Classes that no prediction had.</summary>
    internal IEnumerable<string> Unused => _byClass.Keys.Where(name => name != Others && !_used.Contains(name));

    internal bool Allows(Prediction prediction)
    {
        _ = _byClass.Count > 0 && _used.Add(prediction.Class);
        return !(_byClass.TryGetValue(prediction.Class, out var least) || _byClass.TryGetValue(Others, out least)) || prediction.Confidence >= least;
    }

    private static double Fraction(object? value, string? name)
    {
        if (LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 100)
        {
            return Threshold.FromUser(number).Fraction;
        }

        throw new ArgumentException($"'{WrittenValue.Text(value)}'{(name is null ? string.Empty : $" for the class '{name}'")} is not a confidence, which is a percentage from 0 to 100, or a fraction below 1.");
    }
}
