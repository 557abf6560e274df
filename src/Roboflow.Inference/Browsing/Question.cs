namespace Roboflow.Inference.Browsing;

/// <summary>One query to the management API.</summary>
/// <param name="Kind">Workspace, Project or Version; the error id of an item that does not exist begins with it.</param>
/// <param name="Name">Its name, or null for the key's own.</param>
internal sealed record Question(string Kind, string? Name);
