@{
    # A part of Roboflow.Inference, not a module to import: PowerShell loads the views of a module before its nested
    # modules, and those of a nested module when it loads that module. So the guard is loaded first.
    ModuleVersion     = '1.0'
    GUID              = '9f4f4d0e-3a55-4a4e-9a7b-0c3f4f8e6d21'
    FormatsToProcess  = @(
        'Accuracy.Format.ps1xml'
        'BoundingBox.Format.ps1xml'
        'Comparison.Format.ps1xml'
        'Detection.Format.ps1xml'
        'Management.Format.ps1xml'
        'OnDevice.Format.ps1xml'
        'Session.Format.ps1xml'
    )
    TypesToProcess    = @(
        'Accuracy.Types.ps1xml'
        'BoundingBox.Types.ps1xml'
        'Comparison.Types.ps1xml'
        'Detection.Types.ps1xml'
        'Management.Types.ps1xml'
        'Session.Types.ps1xml'
    )
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
