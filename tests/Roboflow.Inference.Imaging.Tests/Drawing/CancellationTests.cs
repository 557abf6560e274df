using System;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

/// <summary>
/// Drawing ends within one step, whatever the image has: every row of an outline of distant points crosses all of its lines, and
/// an answer can have a hundred thousand boxes.
/// </summary>
public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void An_outline_ends_in_the_row_in_which_it_is_canceled()
    {
        var points = Enumerable.Range(0, 1000).Select(i => (X: (double)(i % 90), Y: (i % 2) * 100.0)).ToArray();
        var lastRow = 0;
        Assert.Throws<OperationCanceledException>(() => new Shape().Ring(points).Rasterize(new PixelRectangle(0, 0, 90, 100), Visit, _stop.Token));
        Assert.Equal(10, lastRow);

        void Visit(int x, int y, double coverage)
        {
            lastRow = y;
            if (y == 10)
            {
                _stop.Cancel();
            }
        }
    }

    [Fact]
    public void Every_shape_on_an_image_can_be_canceled()
    {
        var image = SampleImage.Plain(40, 30, 90, 90, 90);
        var canvas = new Canvas(image, _stop.Token);
        canvas.Fill(ShapeBuilder.Circle(20, 15, 5), new Rgb(1, 2, 3));
        _stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => canvas.Fill(ShapeBuilder.Circle(20, 15, 5), new Rgb(1, 2, 3)));
    }

    [Theory]
    [InlineData(AnnotationStyle.Blur)]
    [InlineData(AnnotationStyle.Pixelate)]
    [InlineData(AnnotationStyle.Spotlight)]
    [InlineData(AnnotationStyle.Heatmap)]
    public void Every_area_style_can_be_canceled(AnnotationStyle style)
    {
        var image = SampleImage.Detailed(40, 30);
        var before = image.Data.ToArray();
        _stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Annotator.Draw(image, [Boxes.Of(2, 2, 30, 25)], Boxes.Style(style), _stop.Token));
        Assert.Equal(before, image.Data);
    }
}
