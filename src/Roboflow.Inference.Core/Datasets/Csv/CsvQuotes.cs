namespace Roboflow.Inference.Datasets.Csv;

/// <summary>The quotation marks of a row. Within a cell in them, they are written twice.</summary>
internal static class CsvQuotes
{
    /// <summary>Returns what is wrong with them, or null. If text follows the mark at the end of a cell, parsers make it, and any lines before it, a
    /// part of the cell; a mark that nothing closes takes the rest of the file.</summary>
    /// <param name="row">The row as it is in the file.</param>
    /// <param name="delimiter">The character between cells.</param>
    /// <param name="isTrimmed">Whether a cell can begin with blanks.</param>
    internal static string? Problem(string row, char delimiter, bool isTrimmed)
    {
        if (row.IndexOf('"') < 0)
        {
            return null;
        }

        for (var i = 0; i < row.Length; i++)
        {
            while (isTrimmed && i < row.Length && row[i] == ' ')
            {
                i++;
            }

            if (i < row.Length && row[i] == '"')
            {
                i = EndOfQuoted(row, i);
                if (i < 0)
                {
                    return "the file ends within a cell in quotation marks.";
                }

                while (i < row.Length && row[i] != delimiter && char.IsWhiteSpace(row[i]))
                {
                    i++;
                }

                if (i < row.Length && row[i] != delimiter)
                {
                    return "text follows the quotation mark that closes a cell; within a cell in quotation marks, one is written twice.";
                }
            }
            else if (row.IndexOf(delimiter, i) is >= 0 and var end)
            {
                i = end;
            }
            else
            {
                break;
            }
        }

        return null;
    }

    // The place behind the mark that is not written twice; negative if there is none.
    private static int EndOfQuoted(string row, int start)
    {
        for (var i = start + 1; i < row.Length; i++)
        {
            if (row[i] == '"')
            {
                if (i + 1 == row.Length || row[i + 1] != '"')
                {
                    return i + 1;
                }

                i++;
            }
        }

        return -1;
    }
}
