using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Help.Output;

/// <summary>A block of plain text, line by line.</summary>
internal sealed record TextBlock(IReadOnlyList<string> Lines)
{
    /// <summary>Whether the block is code, whose lines are not wrapped.</summary>
    internal bool IsCode { get; init; }

    /// <summary>The indentation of the continuation lines of a wrapped item or row.</summary>
    internal int Hanging { get; init; }

    /// <summary>Returns the lines wrapped to the width, except code and single words.</summary>
    internal IEnumerable<string> Wrap(int width) => IsCode ? Lines : Lines.SelectMany(line => Wrap(line, width));

    public override string ToString() => string.Join('\n', Lines);

    private IEnumerable<string> Wrap(string line, int width)
    {
        var margin = string.Empty;
        while (line.Length > width)
        {
            var at = line.LastIndexOf(' ', width);
            if (at <= margin.Length)
            {
                at = line.IndexOf(' ', width);
            }

            if (at < 0)
            {
                break;
            }

            yield return line[..at].TrimEnd();
            margin = new string(' ', Math.Min(Hanging, width / 2));
            line = margin + line[at..].TrimStart();
        }

        yield return line;
    }
}
