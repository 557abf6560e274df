<#
.SYNOPSIS
    Processes only new images: those in the journal of an earlier run are neither sent nor written again.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # Records finished images by content: a copy or another name of one in it is not new.
    [Parameter(Mandatory)]
    [string] $Journal
)

Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model -AsResult -Journal $Journal -SkipJournaled
