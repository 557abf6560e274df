using System.Globalization;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A prediction as a script sees it: the module's own types are in another load context.</summary>
internal static class PredictionView
{
    internal static Prediction Of(object prediction)
    {
        var seen = PSObject.AsPSObject(prediction);
        Assert.Equal("Roboflow.Inference.Prediction", seen.BaseObject.GetType().FullName);
        return new Prediction
        {
            X = Get<double>("X"),
            Y = Get<double>("Y"),
            Width = Get<double>("Width"),
            Height = Get<double>("Height"),
            Class = Get<string>("Class"),
            ClassId = Get<int?>("ClassId"),
            Confidence = Get<double>("Confidence"),
            Path = Get<string?>("Path"),
            ImageWidth = Get<int?>("ImageWidth"),
            ImageHeight = Get<int?>("ImageHeight"),
        };

        T Get<T>(string name) => (T)LanguagePrimitives.ConvertTo(seen.Properties[name].Value, typeof(T), CultureInfo.InvariantCulture);
    }
}
