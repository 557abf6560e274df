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

    [cultureinfo] $Culture = (Get-Culture),

    # Replaces an existing file.
    [switch] $Force
)

if ((Test-Path -LiteralPath $Destination) -and -not $Force) {
    throw "'$Destination' already exists. -Force replaces it."
}

# A class name can come from an untrusted model: an apostrophe keeps Excel from executing it, as in Export-RoboflowDataset.
$class = @{ Name = 'Class'; Expression = { $_.Class -replace "^(?='*[=+@\t\r\n-])", "'" } }
# Excel recognizes UTF-8 only by its byte order mark. Windows PowerShell calls that encoding UTF8.
$encoding = if ($PSVersionTable.PSVersion.Major -lt 6) { 'UTF8' } else { 'utf8BOM' }
$session = [cultureinfo]::CurrentCulture
try {
    # Export-Csv writes separators and numbers as the current culture does.
    [cultureinfo]::CurrentCulture = $Culture
    # Export-Csv empties the file when it begins, so the rows come first: a run that fails leaves an existing file as it is.
    $rows = @(Get-ChildItem -LiteralPath $Path -File -Recurse |
        Where-Object Extension -In .jpg, .jpeg, .png, .webp, .bmp, .tif, .tiff, .gif, .avif, .jfif, .jpe, .mpo |
        Invoke-RoboflowDetection -Model $Model |
        Select-Object $class, Confidence, X, Y, Width, Height, Path)
    if (-not $rows -and (Test-Path -LiteralPath $Destination)) {
        throw "Nothing was found, so '$Destination' was not replaced."
    }

    $rows | Export-Csv -LiteralPath $Destination -UseCulture -Encoding $encoding -NoTypeInformation
}
finally {
    [cultureinfo]::CurrentCulture = $session
}
