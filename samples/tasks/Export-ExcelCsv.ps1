<#
.SYNOPSIS
    Writes a CSV file that Excel opens with a double-click, in the format of a culture: German uses ; and a decimal comma.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    [string] $Destination = 'found.csv',

    [cultureinfo] $Culture = (Get-Culture)
)

$number = { param($value) ([double] $value).ToString('0.###', $Culture) }
# Excel recognizes UTF-8 only by its byte order mark. Windows PowerShell calls that encoding UTF8.
$encoding = if ($PSVersionTable.PSVersion.Major -lt 6) { 'UTF8' } else { 'utf8BOM' }
Get-ChildItem -LiteralPath $Path -File -Recurse | Where-Object Extension -In .jpg, .jpeg, .png, .webp |
    Invoke-RoboflowDetection -Model $Model |
    ForEach-Object {
        [pscustomobject] @{
            File = Split-Path $_.Path -Leaf
            Class = $_.Class
            Confidence = & $number $_.Confidence
            X = & $number $_.X
            Y = & $number $_.Y
            Width = & $number $_.Width
            Height = & $number $_.Height
        }
    } |
    Export-Csv -LiteralPath $Destination -Delimiter $Culture.TextInfo.ListSeparator -Encoding $encoding -NoTypeInformation
