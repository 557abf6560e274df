# PowerShell cannot unload an assembly or load a second version of it. Without this check, a second import fails with
# "Assembly with same name is already loaded" or with thirty lines about type data.
$framework = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$own = [IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'Roboflow.Inference.Loader.dll')
foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
    $name = $assembly.GetName()
    if ($name.Name -ne 'Roboflow.Inference.Loader' -or $assembly.Location -eq $own) {
        continue
    }

    # A program that embeds PowerShell can ship the same version itself, which is then used.
    $folder = [IO.Path]::GetFullPath([IO.Path]::Combine($assembly.Location, '..', '..', '..'))
    $version = [Reflection.AssemblyName]::GetAssemblyName($own).Version
    if ($name.Version -ne $version -or [IO.File]::Exists([IO.Path]::Combine($folder, 'Roboflow.Inference.psd1'))) {
        $text = "Roboflow.Inference $($name.Version.ToString(3)) is already loaded from '$folder': " +
            "start a new session to import $($version.ToString(3)) from '$PSScriptRoot'."
        $other = [Management.Automation.ErrorRecord]::new(
            [InvalidOperationException]::new($text), 'OtherVersionLoaded', 'ResourceExists', $folder)
        $other.ErrorDetails = $text
        $other.ErrorDetails.RecommendedAction = 'Start a new session; remove the version that you do not need.'
        throw $other
    }
}
