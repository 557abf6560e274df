namespace Roboflow.Emulator;

/// <summary>The product that the emulator emulates: error answers, limits and routes differ.</summary>
public enum EmulatorDialect
{
    /// <summary>detect.roboflow.com: 403 with <c>Message</c> for a bad key and for an unknown model.</summary>
    V1,

    /// <summary>serverless.roboflow.com: 401 for a bad key, 404 for an unknown model, with <c>message</c>.</summary>
    V2,

    /// <summary>A self-hosted server: 400 for no key, and the routes below <c>/model</c> and <c>/infer</c>.</summary>
    SelfHosted,
}
