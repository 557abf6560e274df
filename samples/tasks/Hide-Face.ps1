<#
.SYNOPSIS
    Blurs all faces (or another class) into a second folder, and copies the images without one there as well.
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

# An image without a face is written only with -IncludeEmpty, which needs one result for each image: -AsResult. An image
# that failed is an error and is not written: better a missing file than a face.
Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp |
    Invoke-RoboflowDetection -Model $Model -Class $Class -AsResult |
    Export-RoboflowImage -Destination $Destination -Relative $Path -Style Blur -Label $null -IncludeEmpty -PassThru
