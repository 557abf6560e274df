using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Recognizes the header of a second table among the rows of a first one, whose header would give its cells to other columns.</summary>
/// <param name="names">The names of the first header, without separators.</param>
/// <param name="cells">The cells of the row.</param>
internal readonly struct OtherHeader(string[] names, IEnumerable<string> cells)
{
    private const int Fewest = 3;

    /// <summary>Whether it is one: without a number, and with some names of the first header, of which one is in another place.</summary>
    internal bool IsOne
    {
        get
        {
            var (known, moved, place) = (0, false, -1);
            foreach (var cell in cells)
            {
                place++;
                if (HeaderCell.IsNumber(cell))
                {
                    return false;
                }

                var name = CsvTable.Plain(cell.Trim());
                if (name.Length > 0 && names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    known++;
                    moved |= place >= names.Length || !names[place].Equals(name, StringComparison.OrdinalIgnoreCase);
                }
            }

            return known >= Fewest && moved;
        }
    }
}
