<#
.SYNOPSIS
    Compares two models, or two versions of one, on the same images.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Reference,

    [Parameter(Mandatory)]
    [string] $Difference
)

$images = Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo
$before = $images | Invoke-RoboflowDetection -Model $Reference -AsResult
$after = $images | Invoke-RoboflowDetection -Model $Difference -AsResult
Compare-RoboflowDetection -Reference $before -Difference $after
