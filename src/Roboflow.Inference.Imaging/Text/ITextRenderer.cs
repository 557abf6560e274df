namespace Roboflow.Inference.Imaging.Text;

/// <summary>Renders a line of text.</summary>
internal interface ITextRenderer
{
    /// <summary>Returns the height of a capital letter in pixels at a font size.</summary>
    int CapHeight(int fontSize);

    /// <summary>Renders the text; null if no pixel is drawn.</summary>
    TextMask? Render(string text, int fontSize);
}
