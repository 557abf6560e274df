using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace Roboflow.Emulator;

/// <summary>The query parameters of the route, read by the server's rules.</summary>
internal sealed record InferenceQuery(
    double Confidence, double Overlap, IReadOnlyList<string>? Classes, int MaxDetections, string Format, bool Labels, int Stroke, bool AutoOrient, string? Image)
{
    internal static InferenceQuery Read(IQueryCollection query, EmulatorOptions options) => new(
        Math.Max(0.01, Fraction(query, "confidence", 0.4)),
        Fraction(query, "overlap", 0.3),
        options.IgnoreClasses ? null : Names(query["classes"].ToString()),
        Whole(query, "max_detections", 300),
        query["format"].ToString().ToLowerInvariant(),
        query["labels"].ToString() is "true" or "on" or "True",
        Whole(query, "stroke", 1),
        query["disable_preproc_auto_orient"].ToString() is not ("true" or "True"),
        query.TryGetValue("image", out var image) ? image.ToString() : null);

    // From 1 on it is a percentage, below 1 a fraction: 1 is 1 %.
    private static double Fraction(IQueryCollection query, string name, double fallback)
    {
        if (!query.TryGetValue(name, out var value) || (name == "confidence" && value.ToString() is "best" or "default"))
        {
            return fallback;
        }

        return double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number >= 1 ? number / 100 : number
            : throw EmulatorFault.Malformed(name, value.ToString());
    }

    private static int Whole(IQueryCollection query, string name, int fallback) =>
        !query.TryGetValue(name, out var value) ? fallback
        : int.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw EmulatorFault.Malformed(name, value.ToString());

    private static string[]? Names(string classes) =>
        classes.Length == 0 ? null : [.. classes.Split(',').Select(c => c.Trim()).Where(c => c.Length > 0)];
}
