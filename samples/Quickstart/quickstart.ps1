param([string] $Endpoint, [string] $Model, [string] $Module, [object[]] $Image)

Import-Module $Module
$common = @{ Endpoint = $Endpoint; Model = $Model }

"PS> Get-ChildItem | Invoke-RoboflowDetection -Model $Model" | Out-Default
$predictions = $Image | Invoke-RoboflowDetection @common
$predictions | Out-Default

'PS> $predictions | Where-Object Confidence -gt 0.9 | ConvertTo-BoundingBox' | Out-Default
$predictions | Where-Object Confidence -gt 0.9 | ConvertTo-BoundingBox | Out-Default

"PS> Get-ChildItem | Invoke-RoboflowDetection -Model $Model -AsResult" | Out-Default
$Image | Invoke-RoboflowDetection @common -AsResult -ErrorAction SilentlyContinue | Out-Default
