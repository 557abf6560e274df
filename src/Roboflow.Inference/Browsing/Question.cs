namespace Roboflow.Inference.Browsing;

/// <summary>One thing that the management API is asked for.</summary>
/// <param name="Kind">Workspace, Project or Version: the error id of what does not exist begins with it.</param>
/// <param name="Name">Its name, or null for the key's own.</param>
internal sealed record Question(string Kind, string? Name);
