<#
.SYNOPSIS
    Tries a few images first.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [int] $First = 3
)

# Select-Object comes before the command, so only these images are sent. After it, images in flight would be billed too.
Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Select-Object -First $First |
    Invoke-RoboflowDetection -Model $Model -AsResult
