using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Markdig.Syntax;
using Roboflow.Inference.Help.Pages;
using static Roboflow.Inference.Help.Output.MamlNames;

namespace Roboflow.Inference.Help.Output;

/// <summary>Writes the help file that PowerShell reads: MAML.</summary>
internal static class MamlWriter
{
    /// <param name="cmdlets">Each cmdlet's data and page.</param>
    /// <param name="address">The repository's address for Get-Help -Online, or null.</param>
    internal static string Write(IEnumerable<CmdletHelp> cmdlets, string? address)
    {
        var root = new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(cmdlet => Cmdlet(cmdlet, address)));
        return new StringBuilder("""<?xml version="1.0" encoding="utf-8"?>""").Append('\n').Append(root).Append('\n').ToString();
    }

    private static XElement Cmdlet(CmdletHelp cmdlet, string? address)
    {
        var (facts, page) = (cmdlet.Facts, cmdlet.Page);
        var name = facts.Name.Split('-');
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", facts.Name),
                new XElement(Command + "verb", name[0]),
                new XElement(Command + "noun", name[1]),
                Description(page.Section("Synopsis")!)),
            Description(page.Section("Description")!),
            new XElement(Command + "syntax", facts.Sets.Select(set => MamlParameters.Syntax(facts, set))),
            new XElement(Command + "parameters", facts.Parameters.Select(p => MamlParameters.Full(p, Paragraphs(page.File, cmdlet.Texts[p.Name])))),
            Types("inputType", page.Under("Inputs")),
            Types("returnValue", page.Under("Outputs")),
            Errors(page),
            new XElement(Command + "examples", page.Under("Examples").Select(Example)),
            RelatedLinks(page, address));
    }

    private static XElement Description(Page section) => new(Maml + "description", Paragraphs(section.File, section.Prose));

    private static IEnumerable<XElement> Paragraphs(string file, IEnumerable<Block> blocks) =>
        blocks.Select(block => new XElement(Maml + "para", PlainText.Of(file, block)));

    private static XElement Types(string element, IReadOnlyList<Page> types) => new(
        Command + (element + "s"),
        types.Select(type => new XElement(
            Command + element,
            new XElement(Dev + "type", new XElement(Maml + "name", type.Title)),
            Description(type))));

    private static XElement? Errors(Page page) => page.Section("Errors") is not { } errors ? null : new XElement(
        Maml + "alertSet",
        new XElement(Maml + "title", "Errors"),
        new XElement(Maml + "alert", Paragraphs(page.File, errors.Prose)));

    private static XElement Example(Page example, int index)
    {
        var code = example.Blocks.OfType<FencedCodeBlock>().Single(block => block.Info == "powershell");
        var before = Paragraphs(example.File, example.Blocks.TakeWhile(block => block != code)).ToList();

        // The engine prints the introduction and the code without a blank line between them, and does not trim them.
        before.ForEach(paragraph => paragraph.Value += "\n\n");
        return new XElement(
            Command + "example",
            new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"-------- Example {index + 1}: {example.Title} --------")),
            before.Count == 0 ? null : new XElement(Maml + "introduction", before),
            new XElement(Dev + "code", PlainText.Code(code)),
            new XElement(Dev + "remarks", Paragraphs(example.File, example.Prose.SkipWhile(block => block != code).Skip(1)), new XElement(Maml + "para")));
    }

    // Get-Help -Online opens the first link with an address.
    private static XElement RelatedLinks(Page page, string? address) =>
        new(
            Maml + "relatedLinks",
            address is null ? null : Link("Online version:", $"{address}/blob/main/docs/{page.Title}.md"),
            (page.Section("Related links")?.Blocks ?? [])
                .OfType<ListBlock>()
                .SelectMany(list => list)
                .Cast<ListItemBlock>()
                .Select(item => Link(PlainText.Of(page.File, item[0]).ToString(), null)));

    private static XElement Link(string text, string? address) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", address));
}
