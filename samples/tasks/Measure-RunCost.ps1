<#
.SYNOPSIS
    Estimates the cost of a run before you start it, from the cost of a few images.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [int] $Sample = 5,

    # The maximum cost of the sample images.
    [double] $CreditLimit = 1
)

$images = @(Get-ChildItem -LiteralPath $Path -File -Recurse |
    Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo)
$null = $images | Get-Random -Count $Sample |
    Invoke-RoboflowDetection -Model $Model -CreditLimit $CreditLimit -InformationVariable said
# Each run ends with a summary in the information stream; its credits follow the vendor's formula.
$cost = ($said | Where-Object Tags -Contains Roboflow.RunSummary).MessageData
if (-not $cost.Answers) {
    throw 'No image was answered, so the cost is not known.'
}

# Without a time from the server there is no estimate; 0 credits would be wrong.
if ($null -eq $cost.EstimatedCredits) {
    throw 'The server does not report its computing time, so the cost is not known. -WhatIf shows the minimum.'
}

[pscustomobject] @{
    Images = $images.Count
    Sent = $cost.Answers
    SecondsEach = [Math]::Round($cost.ServerSeconds / $cost.Answers, 3)
    Credits = [Math]::Round($images.Count * $cost.EstimatedCredits / $cost.Answers, 4)
}
