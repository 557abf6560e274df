namespace Roboflow.Inference;

/// <summary>The source of a setting, in order of precedence: parameter, session, environment, default.</summary>
public enum SettingSource
{
    /// <summary>Not set: the documented default, or nothing.</summary>
    Default,

    /// <summary>An environment variable of the process.</summary>
    Environment,

    /// <summary>Connect-Roboflow in this runspace.</summary>
    Session,

    /// <summary>A parameter of the command.</summary>
    Parameter,
}
