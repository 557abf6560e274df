namespace Roboflow.Emulator.Requests;

/// <summary>One entry of the 422 answer's list.</summary>
internal sealed record MalformedParameter(string Name, string Message, string Type);
