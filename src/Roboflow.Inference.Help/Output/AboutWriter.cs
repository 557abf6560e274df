using System.Linq;
using System.Text;
using Roboflow.Inference.Help.Pages;

namespace Roboflow.Inference.Help.Output;

/// <summary>Writes an about page as plain text for Get-Help, wrapped at 80 columns.</summary>
internal static class AboutWriter
{
    private const int Width = 79;
    private const int Margin = 4;

    /// <exception cref="PageException">The page lacks a section, or its code is too wide.</exception>
    internal static string Write(Page topic)
    {
        foreach (var name in new[] { "Short description", "Long description" }.Where(name => topic.Section(name) is null))
        {
            throw new PageException(topic.File, 1, $"The section {name} is missing.");
        }

        // Get-Help about_* shows the fifth line as the topic's synopsis.
        if (topic.Section("Short description") is not { Blocks: [var summary] } || PlainText.Of(topic.File, summary).Wrap(Width - Margin).Count() != 1)
        {
            throw new PageException(topic.File, topic.Line, $"The short description is one line of at most {Width - Margin} characters.");
        }

        var text = new StringBuilder("TOPIC\n").Append(' ', Margin).Append(topic.Title).Append("\n\n");
        foreach (var section in topic.Sections)
        {
            text.Append(section.Title.ToUpperInvariant()).Append('\n');
            Append(text, section, Margin);
        }

        return text.ToString().TrimEnd() + '\n';
    }

    private static void Append(StringBuilder text, Page section, int margin)
    {
        foreach (var block in section.Blocks)
        {
            var plain = PlainText.Of(section.File, block);
            var indent = plain.IsCode ? margin + Margin : margin;
            foreach (var line in plain.Wrap(Width - indent))
            {
                if (plain.IsCode && line.Length > Width - indent)
                {
                    throw new PageException(section.File, block.Line + 1, $"A line of code is longer than {Width - indent} characters.");
                }

                text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
            }

            text.Append('\n');
        }

        foreach (var part in section.Sections)
        {
            text.Append(' ', margin).Append(part.Title).Append('\n');
            Append(text, part, margin + Margin);
        }
    }
}
