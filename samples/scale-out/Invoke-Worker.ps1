<#
.SYNOPSIS
    One of several workers that divide a folder of images: detects objects in its part and writes them to a file.

.PARAMETER Path
    The images, with wildcards, under the same full path for every worker: /data/images/*/*.jpg

.PARAMETER Model
    The model, for example hard-hats/3.

.PARAMETER Output
    An existing folder. Each worker writes its part and its journal there.

.PARAMETER Shard
    Which part: K/N, or Auto to use the numbers of Slurm or Kubernetes.

.PARAMETER Worker
    A name for this worker's files, the same in each run. The default is the number from Slurm or Kubernetes, else the shard, as
    in 2-of-4.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Model,
    [Parameter(Mandatory)] [string] $Output,
    [string] $Shard = 'Auto',
    [string] $Worker = $(if ($Shard -eq 'Auto') { "$env:SLURM_ARRAY_TASK_ID$env:JOB_COMPLETION_INDEX" } else { $Shard.Replace('/', '-of-') })
)

# An image that fails is counted, and the others are processed. Anything else, such as an output folder that is missing, ends
# the script with exit code 1.
$ErrorActionPreference = 'Stop'
$each = @{ ErrorAction = 'Continue'; ErrorVariable = '+failed' }
$failed = @()
Import-Module Roboflow.Inference

# The parts are combined by *.jsonl, so a journal has another extension.
# A restarted worker uses what is in its journal and sends the rest.
Invoke-RoboflowDetection -Path $Path -Model $Model -Shard $Shard -AsResult -Journal "$Output/part-$Worker.journal" @each |
    Export-RoboflowDataset -Format JsonLines -Destination "$Output/part-$Worker.jsonl" -Force @each

# The scheduler sees the failure; another run retries only the failed images.
exit [int] ($failed.Count -gt 0)
