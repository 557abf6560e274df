<#
.SYNOPSIS
    One of several workers that share a folder of images: it detects in its part and writes what it found to a file.

.PARAMETER Path
    The images, with wildcards, under the same full path for every worker: /data/images/*/*.jpg

.PARAMETER Model
    The model, for example hard-hats/3.

.PARAMETER Output
    A folder that exists. Each worker writes its own part and keeps its own journal there.

.PARAMETER Shard
    Which part: K/N, or Auto for what Slurm or Kubernetes say.

.PARAMETER Worker
    A name for this worker's files, the same in each run. Without it, the number that Slurm or Kubernetes gave, else the
    shard, as in 2-of-4.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Model,
    [Parameter(Mandatory)] [string] $Output,
    [string] $Shard = 'Auto',
    [string] $Worker = $(if ($Shard -eq 'Auto') { "$env:SLURM_ARRAY_TASK_ID$env:JOB_COMPLETION_INDEX" } else { $Shard.Replace('/', '-of-') })
)

Import-Module Roboflow.Inference

# Gathering takes *.jsonl, and a journal is not a part.
# A worker that is started again takes what its journal holds and sends the rest.
Invoke-RoboflowDetection -Path $Path -Model $Model -Shard $Shard -AsResult -Journal "$Output/part-$Worker.journal" -ErrorVariable failed |
    Export-RoboflowDataset -Format JsonLines -Destination "$Output/part-$Worker.jsonl" -Force

# The scheduler sees that something is missing; another run tries only that again.
exit [int] ($failed.Count -gt 0)
