BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Export-RoboflowCrop' {
    BeforeAll {
        $found = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 @emulator
    }
    BeforeEach {
        $out = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'crops each detection, and the model finds it in the crop' {
        $files = $found | Export-RoboflowCrop -Destination $out -Padding 10% -PassThru
        $files.Count | Should -Be 3
        $again = $files | Invoke-RoboflowDetection -Model shapes/1 @emulator
        $again.Class | Should -Be $found.Class
    }

    It 'sorts them into folders by class, all of one size' {
        $found | Export-RoboflowCrop -Destination $out -ByClass -Size 64, 64
        (Get-ChildItem $out -Directory).Name | Sort-Object | Should -Be ($found.Class | Sort-Object)
        $result = Get-ChildItem $out -File -Recurse | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
        $result.ImageWidth | Sort-Object -Unique | Should -Be 64
        $result.ImageHeight | Sort-Object -Unique | Should -Be 64
    }

    It 'writes nothing with -WhatIf, and overwrites with -Force alone' {
        $found | Export-RoboflowCrop -Destination $out -WhatIf
        Test-Path $out | Should -BeFalse
        $found | Export-RoboflowCrop -Destination $out
        $found | Export-RoboflowCrop -Destination $out -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.Count | Should -Be 3
        { $found | Export-RoboflowCrop -Destination $out -Force -ErrorAction Stop } | Should -Not -Throw
    }
}
