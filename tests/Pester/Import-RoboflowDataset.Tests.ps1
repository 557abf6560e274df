BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'Import-RoboflowDataset' {
    BeforeAll {
        $found = Get-ChildItem -LiteralPath $images -File | Invoke-RoboflowDetection -Model shapes/1 -AsResult @emulator
    }

    It 'reads <Format> back' -ForEach @(
        @{ Format = 'Coco'; File = 'set.json' }, @{ Format = 'Yolo'; File = 'yolo' }, @{ Format = 'Voc'; File = 'voc' }
        @{ Format = 'Csv'; File = 'set.csv' }, @{ Format = 'JsonLines'; File = 'set.jsonl' }
    ) {
        $path = Join-Path $TestDrive $File
        $found | Export-RoboflowDataset $path -Format $Format
        $read = Get-Item $path | Import-RoboflowDataset -Format $Format -ImageFolder $images -AsResult
        $read | Should -HaveCount $found.Count
        ($read.Predictions.Class | Sort-Object) -join ' ' | Should -Be (($found.Predictions.Class | Sort-Object) -join ' ')
    }

    It 'works in a job' {
        $found | Export-RoboflowDataset (Join-Path $TestDrive job.jsonl) -Format JsonLines
        $module = Join-Path (Get-Module Roboflow.Inference).ModuleBase Roboflow.Inference.psd1
        $read = Start-Job { Import-Module $using:module; Import-RoboflowDataset (Join-Path $using:TestDrive job.jsonl) -Format JsonLines -AsResult } | Receive-Job -Wait -AutoRemoveJob
        ($read | Measure-RoboflowAccuracy $found).MAP | Should -Be 1
    }

    It 'reports the file and line of a malformed entry' {
        Set-Content (Join-Path $TestDrive bad.jsonl) '{"X":1,"Y":1,"Width":1,"Height":1}', 'oops'
        $read = Import-RoboflowDataset (Join-Path $TestDrive bad.jsonl) -Format JsonLines -ErrorAction SilentlyContinue -ErrorVariable problem
        $read | Should -HaveCount 1
        $problem[0].ToString() | Should -Match 'bad\.jsonl, line 2: '
    }
}
