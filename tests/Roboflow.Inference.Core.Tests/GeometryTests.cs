namespace Roboflow.Inference.Core.Tests;

public sealed class GeometryTests
{
    [Theory]
    [InlineData(50, 50, 20, 30, 40, 35, 60, 65)]
    [InlineData(-10, -10, 20, 30, -20, -25, 0, 5)]
    [InlineData(50, 50, 0, 30, 50, 35, 50, 65)]
    [InlineData(189.5, 100, 163, 186, 108, 7, 271, 193)]
    public void Centre_becomes_corners(double x, double y, double w, double h, double x1, double y1, double x2, double y2)
    {
        var box = BoundingBox.FromPrediction(new Prediction { X = x, Y = y, Width = w, Height = h, Class = "helmet", Path = "a.jpg" });
        Assert.Equal((x1, y1, x2, y2), (box.X1, box.Y1, box.X2, box.Y2));
        Assert.Equal(("helmet", "a.jpg"), (box.Class, box.Path));
    }
}
