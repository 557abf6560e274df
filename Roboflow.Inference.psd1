@{
    RootModule           = if ($PSEdition -eq 'Core') { 'bin/net8.0/Roboflow.Inference.dll' } else { 'bin/net472/Roboflow.Inference.dll' }
    # In this order: a clear error if another version is loaded, the assemblies of the cmdlets, the views.
    NestedModules        = if ($PSEdition -eq 'Core') {
        'Roboflow.Inference.Guard.psm1', 'bin/net8.0/Roboflow.Inference.Loader.dll', 'Formats/Roboflow.Inference.Views.psd1'
    } else {
        'Roboflow.Inference.Guard.psm1', 'bin/net472/Roboflow.Inference.Loader.dll', 'Formats/Roboflow.Inference.Views.psd1'
    }
    ModuleVersion        = '0.1.0'
    GUID                 = '5c7d2a1e-6c1b-4f6e-9f0a-3b8f5b0a7e42'
    Author               = 'The Roboflow.Inference contributors'
    CompanyName          = 'The Roboflow.Inference contributors'
    Copyright            = '(c) 2026 the Roboflow.Inference contributors. MIT license.'
    Description          = "Object detection with Roboflow's hosted endpoint, in the pipeline: images in, typed predictions out, ready to filter, convert, draw, export and measure. Tested in PowerShell 7.6 on Linux; the build for Windows PowerShell 5.1 is partly tested in Mono, but not in Windows PowerShell itself."
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Compare-RoboflowDetection'
        'Connect-Roboflow'
        'ConvertTo-BoundingBox'
        'Disconnect-Roboflow'
        'Export-RoboflowCrop'
        'Export-RoboflowDataset'
        'Export-RoboflowImage'
        'Export-RoboflowReport'
        'Get-RoboflowContext'
        'Get-RoboflowModelFile'
        'Get-RoboflowProject'
        'Get-RoboflowVersion'
        'Get-RoboflowWorkspace'
        'Import-RoboflowDataset'
        'Invoke-RoboflowDetection'
        'Measure-RoboflowAccuracy'
        'Merge-RoboflowPrediction'
        'Test-RoboflowConnection'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Roboflow', 'ObjectDetection', 'ComputerVision', 'Inference', 'Image', 'BoundingBox', 'COCO', 'YOLO', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md in the module folder.'
        }
    }
}
