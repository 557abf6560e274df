using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Roboflow.Inference.Help.Pages;

namespace Roboflow.Inference.Help.Output;

/// <summary>Converts Markdown to plain text for a console: one block per paragraph, with unwrapped lines.</summary>
internal static class PlainText
{
    private const int Widest = 72;

    /// <exception cref="PageException">The block has no plain text form.</exception>
    internal static TextBlock Of(string file, Block block) => block switch
    {
        HeadingBlock heading => new TextBlock([Line(file, heading.Line, heading.Inline)]),
        ParagraphBlock paragraph => new TextBlock(Line(file, paragraph.Line, paragraph.Inline).Split('\n')),
        ListBlock { IsOrdered: true, Count: 1 } => throw new PageException(
            file, block.Line + 1, "A line that begins with a number and a dot ends the paragraph, and begins a list: wrap the text elsewhere."),
        CodeBlock code => new TextBlock(Code(code).Split('\n')) { IsCode = true },
        ListBlock list => new TextBlock([.. list.Cast<ListItemBlock>().Select((item, index) => Item(file, list, item, index))])
        {
            Hanging = list.IsOrdered ? 3 : 2
        },
        Table table => Rows(file, table),
        _ => throw new PageException(file, block.Line + 1, $"Pages have paragraphs, lists, tables and code, but no {block.GetType().Name}."),
    };

    internal static string Code(LeafBlock code) => string.Join('\n', code.Lines.Lines.Take(code.Lines.Count)).TrimEnd();

    private static string Item(string file, ListBlock list, ListItemBlock item, int index)
    {
        var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";
        return item is [ParagraphBlock text]
            ? mark + Line(file, text.Line, text.Inline)
            : throw new PageException(file, item.Line + 1, "A list item must be one paragraph.");
    }

    // Columns if they fit into 80 columns with the margins of help; else a list.
    private static TextBlock Rows(string file, Table table)
    {
        var cells = table.Cast<TableRow>()
            .Select(
                row => row.Cast<TableCell>().Select(cell => string.Concat(cell.OfType<ParagraphBlock>().Select(p => Line(file, p.Line, p.Inline)))).ToArray())
            .ToList();
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        if (widths.Sum(w => w + 2) > Widest)
        {
            return new TextBlock([.. cells.Skip(1).Select(row => $"- {row[0]}: {string.Join("; ", row.Skip(1))}")]) { Hanging = 2 };
        }

        cells.Insert(1, [.. cells[0].Select(title => new string('-', title.Length))]);
        var lines = cells.Select(row => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        return new TextBlock([.. lines]);
    }

    private static string Line(string file, int line, ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline { IsHard: true } => "\n",
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LinkInline { IsImage: false } link => Link(file, line, link),
                EmphasisInline emphasis => Line(file, line, emphasis),
                _ => throw new PageException(file, line + 1, $"Text has code spans, links and emphasis, but no {inline.GetType().Name}."),
            });
        }

        return text.ToString();
    }

    // On a console, addresses must be visible; a link to another page is written as its name.
    private static string Link(string file, int line, LinkInline link)
    {
        var text = Line(file, line, link);
        return Uri.TryCreate(link.Url, UriKind.Absolute, out _) && link.Url != text ? $"{text} ({link.Url})" : text;
    }
}
