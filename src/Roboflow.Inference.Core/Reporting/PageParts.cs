using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Roboflow.Inference.Reporting;

/// <summary>The page's own files, which this assembly holds.</summary>
internal static class PageParts
{
    // In the order in which they use one another.
    private static readonly string[] Scripts =
    [
        "data.js", "state.js", "dom.js", "filter.js", "gallery.js", "boxes.js", "viewer.js", "charts.js",
        "accuracy.js", "comparison.js", "errors.js", "main.js",
    ];

    internal static string Style { get; } = Read("report.css");

    /// <summary>All scripts as one, which shares nothing with the page but the data.</summary>
    internal static string Script { get; } = "(() => {\n'use strict';\n" + string.Concat(Scripts.Select(Read)) + "})();\n";

    /// <summary>The markup: what comes before the data, and what comes after it.</summary>
    /// <param name="title">The report's title.</param>
    /// <param name="policy">The content security policy.</param>
    /// <param name="head">The elements that bring the style.</param>
    internal static (string Before, string After) Markup(string title, string policy, string head)
    {
        // The title last, since nothing that it holds means anything to us.
        const string Data = "{data}";
        var page = Read("index.html");
        var at = page.IndexOf(Data, StringComparison.Ordinal);
        var before = page.Substring(0, at).Replace("{policy}", policy).Replace("{head}", head)
            .Replace("{title}", WebUtility.HtmlEncode(ReportText.WellFormed(title)));
        return (before, page.Substring(at + Data.Length));
    }

    /// <summary>A source expression that allows this text, and no other, inline.</summary>
    internal static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)))}'";
    }

    // A browser takes a carriage return and a line feed for one line feed before it hashes.
    private static string Read(string name)
    {
        using var stream = typeof(PageParts).Assembly.GetManifestResourceStream("Report/" + name)
            ?? throw new InvalidOperationException($"The page's file {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
