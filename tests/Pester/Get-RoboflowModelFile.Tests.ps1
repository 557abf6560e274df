BeforeAll {
    . (Join-Path $PSScriptRoot 'Emulator.ps1')
    $program = Get-ChildItem (Join-Path $root 'samples/ShapesModel/bin/*/net10.0/ShapesModel.dll') |
        Sort-Object LastWriteTime | Select-Object -Last 1
    $model = Join-Path $TestDrive 'shapes [1].onnx'
    dotnet $program $model YoloV5
}
AfterAll {
    Stop-Emulator
}

Describe 'Get-RoboflowModelFile' {
    It 'describes a file, also from the pipeline' {
        $file = Get-ChildItem -LiteralPath $model | Get-RoboflowModelFile
        $file.Layout | Should -Be 'YoloV5'
        $file.Classes.Count | Should -Be 24
        $file.Classes[0] | Should -Be 'red-square'
        $file | Out-String | Should -Match 'letterbox with 114'
    }

    It 'has the model name of Invoke-RoboflowDetection -ModelPath' {
        $found = Invoke-RoboflowDetection (Join-Path $images 'harbour.jpg') -ModelPath $model
        $found.Class | Sort-Object | Should -Be 'blue-square', 'green-triangle', 'red-circle'
        $found[0].Model | Should -Be (Get-RoboflowModelFile -LiteralPath $model).Name
    }

    It 'ends the run for Select-Object -First, and detects again' {
        $taken = [ref] 0
        $few = 1..3000 | ForEach-Object { $taken.Value++; Join-Path $images harbour.jpg } |
            Invoke-RoboflowDetection -ModelPath $model | Select-Object -First 3
        $few.Class | Sort-Object | Should -Be 'blue-square', 'green-triangle', 'red-circle'
        $taken.Value | Should -BeLessThan 1500
        (Invoke-RoboflowDetection (Join-Path $images harbour.jpg) -ModelPath $model).Count | Should -Be 3
    }

    It 'reports a missing file' {
        { Get-RoboflowModelFile -LiteralPath (Join-Path $TestDrive 'nothing.onnx') -ErrorAction Stop } |
            Should -Throw -ErrorId 'ModelFileNotFound,*'
    }
}
