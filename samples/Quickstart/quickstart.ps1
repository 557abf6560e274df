param([string] $Endpoint, [string] $Model, [string] $ModelPath, [string] $Module, [object[]] $Image)

Import-Module $Module
$common = if ($ModelPath) { @{ ModelPath = $ModelPath } } else { @{ Endpoint = $Endpoint; Model = $Model } }
$shown = if ($ModelPath) { '-ModelPath shapes.onnx' } else { "-Model $Model" }

"PS> Get-ChildItem | Invoke-RoboflowDetection $shown" | Out-Default
$predictions = $Image | Invoke-RoboflowDetection @common
$predictions | Out-Default

'PS> $predictions | Where-Object Confidence -gt 0.9 | ConvertTo-BoundingBox' | Out-Default
$predictions | Where-Object Confidence -gt 0.9 | ConvertTo-BoundingBox | Out-Default

"PS> Get-ChildItem | Invoke-RoboflowDetection $shown -AsResult" | Out-Default
$Image | Invoke-RoboflowDetection @common -AsResult -ErrorAction SilentlyContinue | Out-Default
