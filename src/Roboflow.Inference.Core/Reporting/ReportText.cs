using System;
using System.Text;
using System.Text.RegularExpressions;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Reporting;

/// <summary>Cleans untrusted text for a report.</summary>
internal static class ReportText
{
    private static readonly Regex UserInAddress = new(
        @"(?<=\b[a-z][a-z0-9+.-]{0,20}://)[^\s/?#'""]*@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));
    private static readonly Regex QueryOfAddress = new(
        @"(?<=\b[a-z][a-z0-9+.-]{0,20}://[^\s?#'""]*)\?[^\s'""]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));

    /// <summary>Replaces each unpaired surrogate, which JSON does not allow, by U+FFFD.</summary>
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

    /// <summary>Returns a path unchanged, and a URL without its query and user, which can contain keys.</summary>
    internal static string WithoutSecrets(string path) => ImageNames.AddressOf(path) is { } address
        ? WellFormed(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)) : MessageWithoutSecrets(path);

    /// <summary>Returns a message with its URLs cleaned in the same way.</summary>
    internal static string MessageWithoutSecrets(string message) => WellFormed(
        message.IndexOf("://", StringComparison.Ordinal) < 0 ? message : QueryOfAddress.Replace(UserInAddress.Replace(message, string.Empty), string.Empty));
}
