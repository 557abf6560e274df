using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Reads elements by local name, in any namespace and case.</summary>
internal static class VocElements
{
    internal static IEnumerable<XElement> All(this XElement parent, string name) =>
        parent.Elements().Where(e => IsNamed(e, name));

    /// <summary>Returns the elements at any depth: some tools put the objects into an element of their own.</summary>
    internal static IEnumerable<XElement> Below(this XElement parent, string name) => parent.Descendants().Where(e => IsNamed(e, name));

    internal static XElement? First(this XElement parent, string name) => parent.All(name).FirstOrDefault();

    /// <summary>Returns the text without indentation; null if it is empty.</summary>
    internal static string? Text(this XElement parent, string name) => Text(parent.First(name));

    /// <summary>Returns the text; our own files mark a name that is empty or has leading or trailing spaces.</summary>
    internal static string TextOf(XElement element) => IsPreserved(element) ? element.Value : element.Value.Trim();

    internal static bool IsPreserved(XElement element) => element.Attribute(XNamespace.Xml + "space")?.Value == "preserve";

    /// <exception cref="FormatException">The element is missing, repeated, or not a number.</exception>
    internal static double Number(this XElement parent, string name) => ToNumber(Only(parent.All(name), name), name);

    /// <summary>Returns the confidence by the name of it that counts first, or null.</summary>
    /// <exception cref="FormatException">The element is repeated, or not a number.</exception>
    internal static double? Confidence(this XElement parent)
    {
        var named = parent.Elements().Where(e => ConfidenceNames.Has(e.Name.LocalName) && Text(e) is not null)
            .ToLookup(e => ConfidenceNames.IndexOf(e.Name.LocalName));
        return named.Count == 0 ? null
            : named[named.Min(n => n.Key)] is var first && first.First().Name.LocalName is var name ? ToNumber(Only(first, name), name)
            : null;
    }

    /// <exception cref="FormatException">The element is missing, repeated, or not a number.</exception>
    internal static double Number(ILookup<string, XElement> elements, string name) => ToNumber(Only(elements[name], name), name);

    /// <summary>Returns a width or height in pixels, or null if it is missing or not possible for an image.</summary>
    /// <param name="parent">The element.</param>
    /// <param name="name">The name.</param>
    /// <param name="tell">Told if it is not a number, has a fraction, or is too large; with the reason.</param>
    internal static int? Size(this XElement parent, string name, Action<XElement, string> tell)
    {
        if (parent.Text(name) is not { } text)
        {
            return null;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size);
        if (!isNumber || !FiniteNumber.Is(size) || !Math.Floor(size).Equals(size))
        {
            tell(parent.First(name)!, "is not a whole number");
            return null;
        }

        if (size > int.MaxValue)
        {
            tell(parent.First(name)!, "is more than an image can have");
            return null;
        }

        return size >= 1 ? (int)size : null;
    }

    /// <summary>Returns the element of this name, or null; of two, the value of one would be lost.</summary>
    /// <exception cref="FormatException">There is more than one.</exception>
    internal static XElement? Only(IEnumerable<XElement> elements, string name)
    {
        using var each = elements.GetEnumerator();
        var first = each.MoveNext() ? each.Current : null;
        return first is null || !each.MoveNext() ? first : throw new FormatException($"{name} occurs twice.");
    }

    private static bool IsNamed(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static double ToNumber(XElement? element, string name) =>
        FieldNumber.FromCell(Text(element) ?? throw new FormatException($"{name} is missing."), name);

    private static string? Text(XElement? element) => element is not null && TextOf(element) is { Length: > 0 } text ? text : null;

    internal static int Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;
}
