#!/usr/bin/env bash
# Runs samples/scale-out/slurm.sbatch on a one-node Slurm in the foreground, with the emulator and four array tasks.
# Needs a built solution, the tool pwsh (dotnet tool restore) and Debian's slurmctld, slurmd and slurm-client.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
started=()
trap 'kill "${started[@]}" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
mkdir "$work"/{state,spool,bin,out}

# Authentication trusts this machine: no munge, no root, no cgroups.
read -r first second < <(shuf -i 20000-29999 -n 2 | xargs)
cat > "$work/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/none
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmctldPort=$first
SlurmdPort=$second
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP OverSubscribe=FORCE:4
CONF
export SLURM_CONF=$work/slurm.conf PATH=$PATH:/usr/sbin
slurmctld -D > "$work/slurmctld.log" 2>&1 & started+=($!)
slurmd -D > "$work/slurmd.log" 2>&1 & started+=($!)

# The endpoint, on any free port; it prints its address when it is ready.
: > "$work/emulator.log"
dotnet "$(ls -t "$root"/src/Roboflow.Emulator/bin/*/net10.0/Roboflow.Emulator.dll | head -1)" --port 0 > "$work/emulator.log" 2>&1 & started+=($!)
for _ in $(seq 600); do grep -q 'Listening on' "$work/emulator.log" && sinfo -h -t idle 2>/dev/null | grep -q . && break; sleep 0.2; done
ROBOFLOW_API_URL=$(grep -o 'http://[0-9.:]*' "$work/emulator.log" | head -1)
export ROBOFLOW_API_URL ROBOFLOW_API_KEY=emulator-key PSModulePath=$root/artifacts/module

# The tasks call pwsh: this repository's tool.
printf '#!/bin/sh\ncd "%s" && exec dotnet tool run pwsh -- "$@"\n' "$root" > "$work/bin/pwsh"
chmod +x "$work/bin/pwsh"
export PATH=$work/bin:$PATH POWERSHELL_TELEMETRY_OPTOUT=1

cd "$root/samples/scale-out"
if ! timeout 300 sbatch --wait --output="$work/detect-%a.log" slurm.sbatch "$root/samples/images/*.*" shapes/1 "$work/out"; then
  cat "$work"/*.log
  exit 1
fi

# Each image exactly once, from four shards.
pwsh -NoProfile -NonInteractive -Command '
  $parts = Get-ChildItem "'"$work"'/out/*.jsonl"
  $found = ($parts | Import-RoboflowDataset -Format JsonLines -AsResult).Path | Sort-Object
  $all = (Get-ChildItem "'"$root"'/samples/images" -File).FullName | Sort-Object
  if ($parts.Count -ne 4 -or (Compare-Object $all $found)) { "Slurm: {0} parts, {1} of {2} images." -f $parts.Count, $found.Count, $all.Count; exit 1 }
  "Slurm: 4 array tasks found everything in {0} images once." -f $found.Count'
