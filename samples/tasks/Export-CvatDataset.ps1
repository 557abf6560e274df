<#
.SYNOPSIS
    Writes COCO annotations for CVAT, to correct detections there instead of drawing them.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [string] $Destination = 'instances_default.json',

    # Replaces an existing file.
    [switch] $Force
)

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model -AsResult |
    Export-RoboflowDataset -Format Coco -Destination $Destination -Relative $Path -Force:$Force -PassThru
# In CVAT: the task with the same images, Actions, Upload annotations, COCO 1.0.
