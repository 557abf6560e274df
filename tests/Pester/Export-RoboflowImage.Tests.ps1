BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Export-RoboflowImage' {
    BeforeAll {
        $found = Get-Item (Join-Path $images harbour.jpg), (Join-Path $images street.png) | Invoke-RoboflowDetection -Model shapes/1 @emulator
    }
    BeforeEach {
        $out = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'writes one image per source, and no output' {
        $found | Export-RoboflowImage -Destination $out | Should -BeNullOrEmpty
        (Get-ChildItem $out).Name | Sort-Object | Should -Be harbour.jpg, street.png
        (Get-FileHash (Join-Path $out street.png)).Hash | Should -Not -Be (Get-FileHash (Join-Path $images street.png)).Hash
    }

    It 'writes the files with -PassThru, in the order of the images' {
        $files = $found | Export-RoboflowImage -Destination $out -PassThru
        $files | Should -BeOfType System.IO.FileInfo
        $files.Name | Should -Be harbour.jpg, street.png
    }

    It 'writes files that the next command finds by any name' {
        $found = Get-Item -LiteralPath (Join-Path $images 'yard [2] north.jpg') | Invoke-RoboflowDetection -Model shapes/1 @emulator
        ($found | Export-RoboflowImage -Destination $out -PassThru | Get-Item).Name | Should -Be 'yard [2] north.jpg'
    }

    It 'writes nothing with -WhatIf' {
        $found | Export-RoboflowImage -Destination $out -WhatIf
        Test-Path $out | Should -BeFalse
    }

    It 'overwrites with -Force alone' {
        $found | Export-RoboflowImage -Destination $out
        $found | Export-RoboflowImage -Destination $out -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be FileExists, FileExists
        { $found | Export-RoboflowImage -Destination $out -Force -ErrorAction Stop } | Should -Not -Throw
    }

    It 'never writes over the source' {
        Copy-Item (Join-Path $images harbour.jpg) $TestDrive
        $copy = Join-Path $TestDrive harbour.jpg
        $before = (Get-FileHash $copy).Hash
        Invoke-RoboflowDetection $copy -Model shapes/1 @emulator |
            Export-RoboflowImage -Destination $TestDrive -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WouldOverwriteSource,*'
        (Get-FileHash $copy).Hash | Should -Be $before
    }

    It 'labels by a script block, and draws predictions from a CSV file' {
        $files = $found | ConvertTo-Csv | ConvertFrom-Csv | Export-RoboflowImage -Destination $out -Label { $_.Class.ToUpper() } -PassThru
        $files.Count | Should -Be 2
    }

    It 'hides detected objects' {
        $plain = $found | Export-RoboflowImage -Destination (Join-Path $out plain) -Style Box -PassThru
        $hidden = $found | Export-RoboflowImage -Destination (Join-Path $out hidden) -Style Pixelate -PassThru
        $hidden.Count | Should -Be 2
        (Get-FileHash $hidden[1]).Hash | Should -Not -Be (Get-FileHash $plain[1]).Hash
    }
}
