<#
.SYNOPSIS
    The cost of a run before starting it: a few images tell the server's time for the rest.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [int] $Sample = 5
)

# A credit is 500 seconds of compute, and each image counts at least 0.1 seconds (2026; your plan tells what a credit costs).
$images = Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp
$tried = $images | Get-Random -Count $Sample | Invoke-RoboflowDetection -Model $Model -AsResult
$seconds = ($tried | ForEach-Object { [Math]::Max(0.1, $_.Time) } | Measure-Object -Average).Average
[pscustomobject] @{
    Images = @($images).Count
    SecondsEach = $seconds
    Credits = [Math]::Round(@($images).Count * $seconds / 500, 3)
}
