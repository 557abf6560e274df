namespace Roboflow.Inference;

/// <summary>What the server returns.</summary>
public enum AnswerFormat
{
    /// <summary>Predictions.</summary>
    Json,

    /// <summary>The server's drawing (JPEG), without predictions.</summary>
    Image,

    /// <summary>Predictions and the server's drawing.</summary>
    ImageAndJson,
}
