namespace Roboflow.Inference;

/// <summary>Where a setting comes from. The first that has it wins: parameter, session, environment, default.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it: the documented default, or nothing.</summary>
    Default,

    /// <summary>An environment variable of the process.</summary>
    Environment,

    /// <summary>Connect-Roboflow in this runspace.</summary>
    Session,

    /// <summary>A parameter of the command.</summary>
    Parameter,
}
