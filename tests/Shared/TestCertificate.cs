using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Roboflow.Tests.Shared;

/// <summary>An untrusted certificate for servers on loopback.</summary>
internal static class TestCertificate
{
    /// <summary>A self-signed certificate, for loopback by default.</summary>
    internal static X509Certificate2 Create(string name = "localhost", int days = 30)
    {
        using var key = RSA.Create(2048);
        using var made = Request(key, name).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-60), DateTimeOffset.UtcNow.AddDays(days));
        return WithKey(made);
    }

    /// <summary>A certificate that names an address of its issuer, which no server sends.</summary>
    internal static X509Certificate2 CreateIssued(Uri issuer)
    {
        using var issuerKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Unknown authority", issuerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var root = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-60), DateTimeOffset.UtcNow.AddDays(60));

        using var key = RSA.Create(2048);
        var request = Request(key, "localhost");
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [issuer.AbsoluteUri]));
        using var issued = request.Create(root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30), [1, 2, 3, 4]);
        using var made = issued.CopyWithPrivateKey(key);
        return WithKey(made);
    }

    private static CertificateRequest Request(RSA key, string name)
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // Windows' TLS needs a key that was loaded from a file or from PKCS 12.
    private static X509Certificate2 WithKey(X509Certificate2 made) => X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
}
