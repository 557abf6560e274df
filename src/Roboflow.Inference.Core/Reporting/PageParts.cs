using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Reporting;

/// <summary>The page's own files, embedded in this assembly.</summary>
internal static class PageParts
{
    // In dependency order.
    private static readonly string[] Scripts =
    [
        "data.js", "state.js", "dom.js", "filter.js", "gallery.js", "boxes.js", "viewer.js", "charts.js",
        "accuracy.js", "comparison.js", "errors.js", "main.js",
    ];

    internal static string Style { get; } = Read("report.css");

    /// <summary>All scripts as one, which shares only the data with the page.</summary>
    internal static string Script { get; } = "(() => {\n'use strict';\n" + string.Concat(Scripts.Select(Read)) + "})();\n";

    /// <summary>Returns the markup before and after the data.</summary>
    /// <param name="title">The report's title.</param>
    /// <param name="policy">The content security policy.</param>
    /// <param name="head">The elements for the style.</param>
    internal static (string Before, string After) Markup(string title, string policy, string head)
    {
        // The title is inserted last, so that placeholders in it are not replaced.
        const string Data = "{data}";
        var page = Read("index.html");
        var at = page.IndexOf(Data, StringComparison.Ordinal);
        var before = page.Substring(0, at).Replace("{policy}", policy).Replace("{head}", head)
            .Replace("{title}", WebUtility.HtmlEncode(WellFormedText.Of(title)));
        return (before, page.Substring(at + Data.Length));
    }

    /// <summary>Returns a source expression that allows only this text inline.</summary>
    internal static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)))}'";
    }

    // A browser converts a carriage return and line feed to one line feed before hashing.
    private static string Read(string name)
    {
        using var stream = typeof(PageParts).Assembly.GetManifestResourceStream("Report/" + name)
            ?? throw new InvalidOperationException($"The page's file {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
