<#
.SYNOPSIS
    Counts detections per folder and class.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model
)

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model |
    Group-Object { Split-Path $_.Path }, Class -CaseSensitive |
    ForEach-Object { [pscustomobject] @{ Folder = $_.Values[0]; Class = $_.Values[1]; Count = $_.Count } } |
    Sort-Object Folder, Class
