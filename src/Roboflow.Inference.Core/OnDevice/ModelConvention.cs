namespace Roboflow.Inference;

/// <summary>Whose preparation and post-processing a model file is used with.</summary>
public enum ModelConvention
{
    /// <summary>That of Roboflow's runtime for packages with <c>inference_config.json</c>.</summary>
    Roboflow,

    /// <summary>That of Roboflow's earlier runtime, for packages with <c>environment.json</c>.</summary>
    RoboflowClassic,

    /// <summary>That of Ultralytics, for files that stand alone.</summary>
    Ultralytics,
}
