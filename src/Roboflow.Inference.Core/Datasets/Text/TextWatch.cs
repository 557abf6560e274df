using System;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Is told what is wrong with a text while it is read.</summary>
/// <param name="OnLoss">Called for bytes that are invalid in UTF-8.</param>
/// <param name="OnNul">Called for NUL characters, which are read as the end of a line; null to read them as they are.</param>
internal sealed record TextWatch(Action OnLoss, Action? OnNul = null);
