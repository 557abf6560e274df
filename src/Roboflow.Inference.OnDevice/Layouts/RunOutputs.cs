namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>The outputs of one run, in the order of the fit: boxes before scores.</summary>
internal readonly ref struct RunOutputs
{
    internal RunOutputs(TensorView first, TensorView second)
    {
        First = first;
        Second = second;
    }

    internal TensorView First { get; }

    internal TensorView Second { get; }
}
