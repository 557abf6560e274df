namespace Roboflow.Inference;

/// <summary>The convention for corners in Pascal VOC's XML files, which differs between tools.</summary>
public enum VocCorner
{
    /// <summary>Numbers of the first and the last pixel, from 1: a whole image of 640 pixels is 1 to 640. Pascal VOC's own files.</summary>
    PixelFromOne,

    /// <summary>Numbers of the first and the last pixel, from 0: a whole image of 640 pixels is 0 to 639.</summary>
    PixelFromZero,

    /// <summary>The edges themselves: a whole image of 640 pixels is 0 to 640. CVAT, labelImg, labelme and Label Studio.</summary>
    Edge,

    /// <summary>The edges plus 1: a whole image of 640 pixels is 1 to 641. supervision.</summary>
    EdgePlusOne,
}
