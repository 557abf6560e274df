BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Merge-RoboflowPrediction' {
    BeforeAll {
        function New-Box($X, $Confidence, $Class = 'helmet', $Path = 'a.jpg') {
            [pscustomobject]@{ X = $X; Y = 50; Width = 40; Height = 40; Class = $Class; Confidence = $Confidence; Path = $Path }
        }
    }

    It 'keeps the most confident of overlapping boxes' {
        $kept = (New-Box 50 0.8), (New-Box 52 0.9), (New-Box 300 0.7) | Merge-RoboflowPrediction -Overlap 50
        $kept.Confidence | Sort-Object | Should -Be 0.7, 0.9
    }

    It 'keeps boxes of different classes, unless -ClassAgnostic' {
        $boxes = (New-Box 50 0.8 helmet), (New-Box 52 0.9 person)
        @($boxes | Merge-RoboflowPrediction -Overlap 50).Count | Should -Be 2
        @($boxes | Merge-RoboflowPrediction -Overlap 50 -ClassAgnostic).Class | Should -Be person
    }

    It 'does not mix images' {
        @((New-Box 50 0.8 helmet a.jpg), (New-Box 50 0.9 helmet b.jpg) | Merge-RoboflowPrediction).Count | Should -Be 2
    }

    It 'keeps boxes that do not overlap' {
        $found = Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -Model shapes/1 @emulator
        @($found | Merge-RoboflowPrediction).Count | Should -Be 3
    }
}
