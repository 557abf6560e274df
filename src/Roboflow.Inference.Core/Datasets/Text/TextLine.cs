namespace Roboflow.Inference.Datasets.Text;

/// <summary>A line of a text file, with its number from 1. The text is null if the line is too long.</summary>
internal readonly record struct TextLine(int Number, string? Text)
{
    /// <summary>The text, without the byte order mark that a line begins with where files were joined.</summary>
    internal string? Text { get; } = Text?.TrimStart(TextSource.ByteOrderMark);

    /// <summary>Whether the line is blank.</summary>
    internal bool IsBlank => Text is not null && string.IsNullOrWhiteSpace(Text);
}
