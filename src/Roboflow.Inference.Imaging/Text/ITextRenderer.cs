namespace Roboflow.Inference.Imaging.Text;

/// <summary>Turns a line of text into pixels.</summary>
internal interface ITextRenderer
{
    /// <summary>Height of a capital letter in pixels at a font size.</summary>
    int CapHeight(int fontSize);

    /// <summary>The text's pixels; null where nothing is inked.</summary>
    TextMask? Render(string text, int fontSize);
}
