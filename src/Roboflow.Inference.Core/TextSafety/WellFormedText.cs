using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>Text that JSON and UTF-8 can hold.</summary>
internal static class WellFormedText
{
    /// <summary>Replaces each unpaired surrogate by U+FFFD.</summary>
    internal static string Of(string text)
    {
        StringBuilder? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                (mended ??= new StringBuilder(text))[i] = '\uFFFD';
            }
        }

        return mended?.ToString() ?? text;
    }
}
