<#
.SYNOPSIS
    Finds people above 80 percent, or any other class and confidence: one row per object.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [string[]] $Class = 'person',

    # In percent.
    [double] $Confidence = 80
)

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model -Class $Class -Confidence $Confidence |
    Select-Object Class, Confidence, X, Y, Width, Height, Path
