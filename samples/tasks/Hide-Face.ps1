<#
.SYNOPSIS
    Writes all images to a second folder, with all faces (or another class) blurred.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [Parameter(Mandatory)]
    [string] $Destination,

    [string] $Class = 'face'
)

# An image without a face is written only with -IncludeEmpty, which needs one result per image: -AsResult. An image that
# failed is an error and is not written, so no face stays visible.
Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
    Invoke-RoboflowDetection -Model $Model -Class $Class -AsResult |
    Export-RoboflowImage -Destination $Destination -Relative $Path -Style Blur -Label $null -IncludeEmpty -PassThru
