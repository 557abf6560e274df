using System;
using System.Linq;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>The standard check of a server's certificate, whose failures can be distinguished from other TLS failures.</summary>
internal static class CertificateCheck
{
    /// <summary>Whether the certificate caused the failure.</summary>
    internal static bool IsCause(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            if (e is NotTrustedException or System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Describes the errors of a certificate.</summary>
    /// <param name="faults">The errors.</param>
    /// <param name="chain">The certificate's chain.</param>
    /// <param name="host">The host that shows it, which can be a proxy; null for the server.</param>
    internal static string Describe(SslPolicyErrors faults, X509Chain? chain, string? host = null)
    {
        var links = chain?.ChainStatus.Select(s => s.Status.ToString()).Distinct(StringComparer.Ordinal).ToArray() ?? [];
        var causes = links.Length == 0 ? faults.ToString() : $"{faults}: {string.Join(", ", links)}";
        return $"the certificate of {host ?? "the server"} is not trusted ({causes}).";
    }

#if NET
    /// <summary>
    /// Returns the policy for certificates that are not checked, or null for the platform's own. While .NET builds a chain to show,
    /// it would request the issuers that the untrusted certificate names, from any address, and wait for their answers.
    /// </summary>
    internal static X509ChainPolicy? PolicyFor(bool isSkipped) => isSkipped
        ? new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
#pragma warning disable CA5359 // Only where the user asked for it, by name.
            RevocationMode = X509RevocationMode.NoCheck,
#pragma warning restore CA5359
        }
        : null;

    /// <summary>Accepts a valid certificate, and throws an exception that <see cref="IsCause"/> recognizes for others.</summary>
    internal static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors faults) =>
        faults == SslPolicyErrors.None ? true : throw new NotTrustedException(Describe(faults, chain, (sender as SslStream)?.TargetHostName));
#endif

    private sealed class NotTrustedException(string message) : AuthenticationException(message);
}
