BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
}
AfterAll {
    Stop-Emulator
}

Describe 'ConvertTo-BoundingBox' {
    It 'gives corners for <Name>' -ForEach @(
        @{ Name = 'a prediction'; Value = { [Roboflow.Inference.Prediction]@{ X = 50; Y = 50; Width = 20; Height = 30 } } }
        @{ Name = 'a PSCustomObject'; Value = { [pscustomobject]@{ X = 50; Y = 50; Width = 20; Height = 30 } } }
        @{ Name = 'a hashtable'; Value = { @{ X = 50; Y = 50; Width = 20; Height = 30 } } }
        @{ Name = 'a row of Import-Csv'; Value = { "X,Y,Width,Height`n50,50,20,30" | ConvertFrom-Csv } }
        @{ Name = 'a line of JSON'; Value = { '{"X":50,"Y":50,"Width":20,"Height":30}' | ConvertFrom-Json } }
    ) {
        $box = & $Value | ConvertTo-BoundingBox
        $box.X1, $box.Y1, $box.X2, $box.Y2 | Should -Be 40, 35, 60, 65
    }

    It 'accepts the output of a job' {
        $job = Start-Job { [pscustomobject]@{ X = 50; Y = 50; Width = 20; Height = 30; Class = 'helmet' } }
        $box = $job | Receive-Job -Wait -AutoRemoveJob | ConvertTo-BoundingBox
        $box.X1 | Should -Be 40
        $box.Class | Should -Be 'helmet'
    }

    It 'writes COCO numbers to CSV and reads them back' {
        $prediction = [Roboflow.Inference.Prediction]@{ X = 50.5; Y = 50; Width = 20; Height = 30; Class = 'helmet' }
        $rows = $prediction | ConvertTo-BoundingBox -Format TopLeft | ConvertTo-Csv | ConvertFrom-Csv
        [double[]] ($rows.Left, $rows.Top, $rows.Width, $rows.Height) | Should -Be ($prediction | ConvertTo-BoundingBox -Format Coco).BBox
        ($rows | ConvertTo-BoundingBox -From TopLeft).X | Should -Be 50.5
    }

    It 'converts the rest when one object is not a prediction' {
        $boxes = [pscustomobject]@{ A = 1 }, [pscustomobject]@{ X = 1; Y = 1; Width = 2; Height = 2 } |
            ConvertTo-BoundingBox -ErrorVariable problem -ErrorAction SilentlyContinue
        @($boxes).Count | Should -Be 1
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPrediction,*'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
    }

    It 'converts what Invoke-RoboflowDetection writes' {
        $predictions = Get-ChildItem $images -Filter harbour.jpg | Invoke-RoboflowDetection -Model shapes/1 @emulator
        $boxes = $predictions | ConvertTo-BoundingBox
        $boxes.Count | Should -Be $predictions.Count
        $boxes[0].X1 | Should -Be ($predictions[0].X - $predictions[0].Width / 2)
        $boxes[0].Path | Should -Be $predictions[0].Path
    }
}
