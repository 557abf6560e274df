<#
.SYNOPSIS
    Acts only on what is new: what an earlier run has done is in the journal, and neither sent nor written again.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # Remembers what was done, by content: a copy or a renamed file is not new.
    [Parameter(Mandatory)]
    [string] $Journal
)

Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp |
    Invoke-RoboflowDetection -Model $Model -AsResult -Journal $Journal -SkipJournaled
