namespace Roboflow.Inference;

/// <summary>Whose preprocessing and postprocessing is used with a model file.</summary>
public enum ModelConvention
{
    /// <summary>That of Roboflow's runtime for packages with <c>inference_config.json</c>.</summary>
    Roboflow,

    /// <summary>That of Roboflow's earlier runtime, for packages with <c>environment.json</c>.</summary>
    RoboflowClassic,

    /// <summary>That of Ultralytics, for single model files.</summary>
    Ultralytics,
}
