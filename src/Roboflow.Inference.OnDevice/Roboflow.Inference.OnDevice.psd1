@{
    # It has no commands: Invoke-RoboflowDetection -ModelPath and Get-RoboflowModelFile of Roboflow.Inference load its
    # assembly when they need it. Both modules have the same version.
    ModuleVersion          = '0.1.0'
    GUID                   = '0d1c6a52-3d0e-4b0b-9a57-6f0c2a6be1c8'
    Author                 = 'The Roboflow.Inference contributors'
    CompanyName            = 'The Roboflow.Inference contributors'
    Copyright              = '(c) 2026 the Roboflow.Inference contributors. MIT license.'
    Description            = 'Object detection with a model file on this machine, offline: ONNX Runtime for Roboflow.Inference of the same version. It has no commands itself.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('Roboflow', 'ObjectDetection', 'ComputerVision', 'ONNX', 'OnDevice', 'YOLO', 'RF-DETR', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md of Roboflow.Inference.'
        }
    }
}
