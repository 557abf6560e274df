using System;
using System.Text.Json.Nodes;

namespace Roboflow.Emulator;

/// <summary>An error answer of the contract: a status and a body, down to the key names.</summary>
internal sealed class EmulatorFault : Exception
{
    internal EmulatorFault(int status, JsonNode body)
        : base(body.ToJsonString())
    {
        Status = status;
        Body = body;
    }

    internal int Status { get; }

    internal JsonNode Body { get; }

    internal static EmulatorFault BadPicture(string cause) => Words(400, "Could not load input image. Cause: " + cause);

    internal static EmulatorFault Words(int status, string message) => new(status, new JsonObject { ["message"] = message });

    internal static EmulatorFault Malformed(string name, string text) => new(422, new JsonObject
    {
        ["detail"] = new JsonArray(new JsonObject
        {
            ["loc"] = new JsonArray("query", name),
            ["msg"] = $"Input should be a valid number, unable to parse '{text}'",
            ["type"] = "parsing",
        }),
    });

    /// <summary>The body that the contract gives a status.</summary>
    internal static EmulatorFault ForStatus(int status, EmulatorDialect dialect) => status switch
    {
        401 => Words(401, "Unauthorized. Check roboflow_api_key."),
        402 => Words(402, "Not enough credits to perform this request."),
        403 when dialect == EmulatorDialect.V1 => new(403, new JsonObject { ["Message"] = "User is not authorized to access this resource" }),
        403 => Words(403, "The key lacks the scope for this resource."),
        404 => Words(404, "Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists."),
        413 when dialect == EmulatorDialect.V1 => new(413, new JsonObject { ["Message"] = "Request Entity Too Large" }),
        413 => Words(413, "The request is too large."),
        422 => Malformed("confidence", "0,4"),
        423 => Words(423, "Usage of this workspace was paused by an administrator."),
        429 => Words(429, "Too many requests."),
        503 => Words(503, "Model is loading."),
        _ => Words(status, "The server answered " + status.ToString(System.Globalization.CultureInfo.InvariantCulture) + "."),
    };

    internal static EmulatorFault BadKey(EmulatorDialect dialect) => ForStatus(dialect == EmulatorDialect.V1 ? 403 : 401, dialect);

    internal static EmulatorFault UnknownModel(EmulatorDialect dialect) => ForStatus(dialect == EmulatorDialect.V1 ? 403 : 404, dialect);
}
