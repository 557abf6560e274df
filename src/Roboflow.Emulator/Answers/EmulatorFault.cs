using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Roboflow.Emulator.Requests;

namespace Roboflow.Emulator.Answers;

/// <summary>An error answer as in the contract: a status, and a body with the same key names.</summary>
internal sealed class EmulatorFault : Exception
{
    private EmulatorFault(int status, JsonNode body)
        : base(body.ToJsonString())
    {
        Status = status;
        Body = body;
    }

    internal int Status { get; }

    internal JsonNode Body { get; }

    internal static EmulatorFault BadImage(string cause) => Words(400, "Could not load input image. Cause: " + cause);

    internal static EmulatorFault Words(int status, string message) => new(status, new JsonObject { ["message"] = message });

    internal static EmulatorFault MalformedBody(string field, string message, string type) => new(422, new JsonObject
    {
        ["detail"] = new JsonArray(new JsonObject { ["type"] = type, ["loc"] = new JsonArray("body", field), ["msg"] = message }),
    });

    internal static EmulatorFault Malformed(IEnumerable<MalformedParameter> parameters) => new(422, new JsonObject
    {
        ["detail"] = new JsonArray([.. parameters.Select(p => new JsonObject
        {
            ["loc"] = new JsonArray("query", p.Name),
            ["msg"] = p.Message,
            ["type"] = p.Type,
        })]),
    });

    /// <summary>Returns the contract's body for a status. The gateway of v1 answers 401, 403 and 413 itself, with <c>Message</c>.</summary>
    internal static EmulatorFault ForStatus(int status, EmulatorDialect dialect) => (status, dialect) switch
    {
        (400, EmulatorDialect.SelfHosted) => Words(400, "Required Roboflow API key is missing. Visit "
            + "https://docs.roboflow.com/api-reference/authentication#retrieve-an-api-key to learn how to retrieve one."),
        (401, EmulatorDialect.SelfHosted) => Words(401, "Unauthorized access to roboflow API - check API key and make sure the key is valid for workspace you "
            + "use. Visit https://docs.roboflow.com/api-reference/authentication#retrieve-an-api-key to learn how to retrieve one."),
        (401, EmulatorDialect.V1) => Gateway(401, "Unauthorized"),
        (403, EmulatorDialect.V1) => Gateway(403, "User is not authorized to access this resource"),
        (413, EmulatorDialect.V1) => Gateway(413, "Request Entity Too Large"),
        (401, _) => Words(401, "Unauthorized. Check roboflow_api_key."),
        (402, _) => Words(402, "Not enough credits to perform this request."),
        (403, _) => Words(403, "The key lacks the scope for this resource."),
        (404, _) => Words(404, "Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists."),
        (413, _) => Words(413, "The request is too large."),
        (422, _) => Malformed([new MalformedParameter("confidence", "Input should be a valid number, unable to parse string as a number", "float_parsing")]),
        (423, _) => Words(423, "Usage of this workspace was paused by an administrator."),
        (429, _) => Words(429, "Too many requests."),
        (503, _) => Words(503, "Model is loading."),
        _ => Words(status, "The server answered " + status.ToString(System.Globalization.CultureInfo.InvariantCulture) + "."),
    };

    /// <summary>Returns the error for a missing key, which a self-hosted server detects only when it downloads the model.</summary>
    internal static EmulatorFault MissingKey(EmulatorDialect dialect) => ForStatus(dialect == EmulatorDialect.SelfHosted ? 400 : 401, dialect);

    internal static EmulatorFault BadKey(EmulatorDialect dialect) => ForStatus(dialect == EmulatorDialect.V1 ? 403 : 401, dialect);

    internal static EmulatorFault UnknownModel(EmulatorDialect dialect) => ForStatus(dialect == EmulatorDialect.V1 ? 403 : 404, dialect);

    private static EmulatorFault Gateway(int status, string message) => new(status, new JsonObject { ["Message"] = message });
}
