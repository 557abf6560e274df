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

# Before the command: three are sent. Behind it, what is in flight by then is paid too.
Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp |
    Select-Object -First $First |
    Invoke-RoboflowDetection -Model $Model -AsResult
