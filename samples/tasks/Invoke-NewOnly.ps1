<#
.SYNOPSIS
    Acts only on what is new: images that an earlier run has done are passed over, not read from the journal again.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # A list of the paths that were done.
    [Parameter(Mandatory)]
    [string] $Done
)

$known = if (Test-Path -LiteralPath $Done) { [Collections.Generic.HashSet[string]] [IO.File]::ReadAllLines($Done) } else { @() }
Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp |
    Where-Object { $known -notcontains $_.FullName } |
    Invoke-RoboflowDetection -Model $Model -AsResult |
    ForEach-Object {
        Add-Content -LiteralPath $Done -Value $_.Path
        $_
    }
