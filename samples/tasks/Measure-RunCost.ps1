<#
.SYNOPSIS
    The cost of a run before starting it: a few images tell what the rest costs.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [int] $Sample = 5,

    # The most that the few images may cost themselves.
    [double] $CreditLimit = 1
)

$images = @(Get-ChildItem $Path -File -Recurse -Include *.jpg, *.jpeg, *.png, *.webp)
$null = $images | Get-Random -Count $Sample |
    Invoke-RoboflowDetection -Model $Model -CreditLimit $CreditLimit -InformationVariable said
# Each run ends with a summary in the information stream; its credits follow the vendor's formula.
$cost = ($said | Where-Object Tags -Contains Roboflow.RunSummary).MessageData
if (-not $cost.Answers) {
    throw 'No image was answered, so the cost is not known.'
}

[pscustomobject] @{
    Images = $images.Count
    Sent = $cost.Answers
    SecondsEach = [Math]::Round($cost.ServerSeconds / $cost.Answers, 3)
    Credits = [Math]::Round($images.Count * $cost.EstimatedCredits / $cost.Answers, 4)
}
