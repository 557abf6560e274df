namespace Roboflow.Inference;

/// <summary>What the server answers with.</summary>
public enum AnswerFormat
{
    /// <summary>Predictions.</summary>
    Json,

    /// <summary>The image as the server drew it (JPEG), without predictions.</summary>
    Image,

    /// <summary>Predictions and the drawn image.</summary>
    ImageAndJson,
}
