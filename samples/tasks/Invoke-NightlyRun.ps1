<#
.SYNOPSIS
    A nightly run: resumes where the last one stopped, and reports failures by exit code and mail.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Model,

    # The folder for run.jsonl (the journal) and found.csv.
    [Parameter(Mandatory)]
    [string] $Destination,

    [string] $MailServer,

    [int] $MailPort = 25,

    [string] $MailTo,

    [string] $MailFrom = "detection@$([Environment]::MachineName)"
)

if ([bool] $MailServer -ne [bool] $MailTo) {
    throw 'A mail needs both -MailServer and -MailTo.'
}

# A folder that is gone, a file that cannot be written and a module that is not installed are failures too: no one is watching.
try {
    # So is a folder without images, such as the place of a share that is not mounted: it would replace what the last run found.
    $null = Get-Item -LiteralPath $Path -ErrorAction Stop
    $isImage = { $_.Extension -in '.jpg', '.jpeg', '.png', '.webp', '.bmp', '.tif', '.tiff', '.gif', '.avif', '.jfif', '.jpe', '.mpo' }
    if (-not (Get-ChildItem -LiteralPath $Path -File -Recurse -ErrorAction Ignore | Where-Object $isImage | Select-Object -First 1)) {
        throw "'$Path' has no images."
    }

    $null = New-Item $Destination -ItemType Directory -Force -ErrorVariable notCreated
    Get-ChildItem -LiteralPath $Path -File -Recurse -ErrorVariable notListed |
        Where-Object $isImage |
        Invoke-RoboflowDetection -Model $Model -AsResult -Journal (Join-Path $Destination run.jsonl) -ErrorVariable notDetected |
        Export-RoboflowDataset -Format Csv -Destination (Join-Path $Destination found.csv) -Force -ErrorVariable notWritten
}
catch {
    $ended = $_
    Write-Error -ErrorRecord $_ -ErrorAction Continue
}

$failed = @(@($notCreated) + $notListed + $notDetected + $notWritten | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
# What ended the run, unless -ErrorAction Stop made it of an error that is there already.
if ($ended -and $failed.Exception -notcontains $ended.Exception) {
    $failed += $ended
}

if ($failed -and $MailServer) {
    $text = $failed | Group-Object FullyQualifiedErrorId | ForEach-Object { "$($_.Count) x $($_.Name): $($_.Group[0])" } | Out-String
    $mail = [Net.Mail.SmtpClient]::new($MailServer, $MailPort)
    try {
        $mail.Send($MailFrom, $MailTo, "Detection: $($failed.Count) failed", "$Path`n$text")
    }
    catch {
        # The exit code still reports the failure.
        Write-Warning "No mail was sent: $_"
    }
    finally {
        $mail.Dispose()
    }
}

exit [int] ($failed.Count -gt 0)
