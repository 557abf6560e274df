using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>The query parameters of the route, read by the server's rules.</summary>
internal sealed record InferenceQuery
{
    internal double Confidence { get; init; }

    internal double Overlap { get; init; }

    /// <summary>The names to keep, or null for all.</summary>
    internal IReadOnlyList<string>? Classes { get; init; }

    internal int MaxDetections { get; init; }

    internal string? Format { get; init; }

    internal bool Labels { get; init; }

    internal int Stroke { get; init; }

    internal bool AutoOrient { get; init; }

    /// <summary>The address of the image; null if it is in the body.</summary>
    internal string? Image { get; init; }

    /// <exception cref="EmulatorFault">422: a value is malformed.</exception>
    internal static InferenceQuery Read(IQueryCollection query, EmulatorOptions options)
    {
        var reader = new QueryReader(query);

        // Newer servers use the model's own threshold for these words; this model's is the default.
        var confidence = reader.Text("confidence") is "best" or "default" ? 40 : reader.Number("confidence", 40);
        var read = new InferenceQuery
        {
            Confidence = Math.Max(0.01, Fraction(confidence)),
            Overlap = Fraction(reader.Number("overlap", 30)),
            Classes = options.IgnoreClasses ? null : Names(reader.Text("classes")),
            MaxDetections = reader.Whole("max_detections", 300),
            Format = reader.Text("format"),
            Labels = reader.Switch("labels"),
            Stroke = reader.Whole("stroke", 1),
            AutoOrient = !reader.Switch("disable_preproc_auto_orient"),
            Image = reader.Text("image"),
        };
        reader.RequireWellFormed();
        return read;
    }

    // Values from 1 on are percentages, below 1 fractions: 1 is 1 %.
    private static double Fraction(double value) => value >= 1 ? value / 100 : value;

    private static string[]? Names(string? classes)
    {
        var names = (classes ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == 0 ? null : names;
    }
}
