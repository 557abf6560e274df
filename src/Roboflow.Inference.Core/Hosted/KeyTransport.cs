namespace Roboflow.Inference;

/// <summary>How the key travels.</summary>
public enum KeyTransport
{
    /// <summary>In the query for the documented v1 hosts, in the header elsewhere.</summary>
    Auto,

    /// <summary><c>?api_key=</c>, as the vendor documents for v1.</summary>
    Query,

    /// <summary><c>Authorization: Bearer</c>, which servers accept from version 1.5.0.</summary>
    Header,
}
