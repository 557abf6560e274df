using System;
using System.Text;
using System.Text.RegularExpressions;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Reporting;

/// <summary>Text of others, as a report may hold it.</summary>
internal static class ReportText
{
    private static readonly Regex UserInAddress = new(
        @"(?<=\bhttps?://)[^\s/?#'""]*@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));
    private static readonly Regex QueryOfAddress = new(
        @"(?<=\bhttps?://[^\s?#'""]*)\?[^\s'""]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));

    /// <summary>The text with U+FFFD for each half of a character, which JSON cannot hold.</summary>
    internal static string WellFormed(string text)
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

    /// <summary>A path as it is; of a URL only what names the image: its query, and a user in it, may be a key.</summary>
    internal static string WithoutSecrets(string path) => ImageNames.AddressOf(path) is { } address
        ? WellFormed(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)) : MessageWithoutSecrets(path);

    /// <summary>A message, of whose URLs the same is left.</summary>
    internal static string MessageWithoutSecrets(string message) => WellFormed(
        message.IndexOf("://", StringComparison.Ordinal) < 0 ? message : QueryOfAddress.Replace(UserInAddress.Replace(message, string.Empty), string.Empty));
}
