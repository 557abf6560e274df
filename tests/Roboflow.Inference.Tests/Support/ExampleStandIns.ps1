# Minimal stand-ins for the commands of PowerShell's utility modules that examples in docs/ use and the engine in a test lacks.

function Get-ChildItem([string[]] $Path = '*', [string] $Filter, [switch] $File, [switch] $Recurse) {
    foreach ($pattern in $Path) {
        $folder = [System.IO.DirectoryInfo]::new("$PWD")
        if ([System.IO.Directory]::Exists([System.IO.Path]::Combine("$PWD", $pattern))) {
            $folder = [System.IO.DirectoryInfo]::new([System.IO.Path]::Combine("$PWD", $pattern))
            $pattern = '*'
        }
        if ($Filter) { $pattern = $Filter }
        $depth = if ($Recurse) { 'AllDirectories' } else { 'TopDirectoryOnly' }
        $folder.GetFiles($pattern, [System.IO.SearchOption] $depth)
    }
}

function Get-Item([string[]] $Path) {
    foreach ($name in $Path) { [System.IO.FileInfo]::new([System.IO.Path]::Combine("$PWD", $name)) }
}

function Test-Path([string] $Path) {
    $full = [System.IO.Path]::Combine("$PWD", $Path)
    [System.IO.File]::Exists($full) -or [System.IO.Directory]::Exists($full)
}

function New-Item([string] $Path, [string] $ItemType, [switch] $Force) {
    [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine("$PWD", $Path))
}

function Copy-Item([Parameter(ValueFromPipelineByPropertyName)][Alias('PSPath', 'FullName')] [string] $LiteralPath, [string] $Destination) {
    process {
        $folder = [System.IO.Path]::Combine("$PWD", $Destination)
        [System.IO.File]::Copy($LiteralPath, [System.IO.Path]::Combine($folder, [System.IO.Path]::GetFileName($LiteralPath)), $true)
    }
}

function Get-Content([string] $Path) { [System.IO.File]::ReadAllLines([System.IO.Path]::Combine("$PWD", $Path)) }

function Set-Content([string] $Path, [Parameter(ValueFromPipeline)] $Value) {
    end { [System.IO.File]::WriteAllText([System.IO.Path]::Combine("$PWD", $Path), "$Value") }
}

function Select-Object([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] [object[]] $Property, [string] $ExpandProperty, [int] $First = [int]::MaxValue, [switch] $Unique) {
    begin { $seen = 0; $values = @() }
    process {
        if ($seen++ -ge $First) { return }
        $value = if ($ExpandProperty) { $InputObject.$ExpandProperty }
        elseif ($Property) {
            $picked = [ordered] @{}
            foreach ($name in $Property) {
                if ($name -is [hashtable]) { $picked[$name.Name] = $InputObject | ForEach-Object $name.Expression } else { $picked[$name] = $InputObject.$name }
            }
            [pscustomobject] $picked
        }
        else { $InputObject }
        if ($Unique) {
            if ($values -contains $value) { return }
            $values += $value
        }
        $value
    }
}

function Sort-Object([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] [object[]] $Property, [switch] $Descending) {
    begin { $all = [System.Collections.Generic.List[object]]::new() }
    process { $all.Add($InputObject) }
    end {
        $key = $Property | ForEach-Object { $_ } | Where-Object { $_ }
        $sorted = [System.Linq.Enumerable]::OrderBy($all, [Func[object, string]] { param($o) if (-not $key) { "$o" } else { $v = if ($key[0] -is [scriptblock]) { $o | ForEach-Object $key[0] } else { $o.($key) }; if ($v -is [string]) { $v } else { '{0:000000000000.000000}' -f $v } } })
        if ($Descending) { [System.Linq.Enumerable]::Reverse($sorted) } else { $sorted }
    }
}

function Group-Object([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] [string] $Property, [switch] $NoElement) {
    begin { $groups = [ordered] @{} }
    process {
        $key = "$($InputObject.$Property)"
        if (-not $groups.Contains($key)) { $groups[$key] = [System.Collections.Generic.List[object]]::new() }
        $groups[$key].Add($InputObject)
    }
    end { foreach ($key in $groups.Keys) { [pscustomobject] @{ Count = $groups[$key].Count; Name = $key; Group = $groups[$key] } } }
}

function Measure-Object([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] [string] $Property, [switch] $Average, [switch] $Sum, [switch] $Maximum) {
    begin { $values = [System.Collections.Generic.List[double]]::new(); $count = 0 }
    process { $count++; if ($Property) { $values.Add($InputObject.$Property) } }
    end { [pscustomobject] @{ Count = $count; Sum = [System.Linq.Enumerable]::Sum($values); Average = if ($values.Count) { [System.Linq.Enumerable]::Average($values) } } }
}

function Export-Csv([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] [string] $Path, [switch] $NoTypeInformation) {
    begin { $lines = @() }
    process {
        if ($lines.Count -eq 0) { $lines += ($InputObject.PSObject.Properties.Name -join ',') }
        $lines += (($InputObject.PSObject.Properties.Value | ForEach-Object { '"{0}"' -f $_ }) -join ',')
    }
    end { [System.IO.File]::WriteAllLines([System.IO.Path]::Combine("$PWD", $Path), [string[]] $lines) }
}

function Import-Csv([string] $Path) {
    $lines = Get-Content $Path
    $names = $lines[0] -split ',' -replace '"'
    foreach ($line in $lines[1..($lines.Count)] | Where-Object { $_ }) {
        $values = $line -split ',' -replace '"'
        $row = [ordered] @{}
        for ($i = 0; $i -lt $names.Count; $i++) { $row[$names[$i]] = $values[$i] }
        [pscustomobject] $row
    }
}

function Format-Table([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] $Property, [switch] $AutoSize, [string] $GroupBy) {
    process { $InputObject }
}

# SecretManagement's cmdlet, with the emulator's key.
function Get-Secret([string] $Name) {
    $secret = [System.Security.SecureString]::new()
    'emulator-key'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    $secret
}
