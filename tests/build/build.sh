#!/usr/bin/env bash
# Builds in other ways: with a separate package folder, one framework, another output folder, pack, and clean.
# Prints "ok" or "FAILED" for each check; the last line has the counts. Needs the built solution and its restored packages.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
log=$scratch/log
passed=0
failed=0

# check NAME COMMAND...: passes if the command succeeds.
check() {
  local name=$1
  shift
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name"
    tail -5 "$log"
  fi
}

quiet() { dotnet "$@" --nologo -v quiet -p:RunAnalyzers=false; }
staged() { ls "$scratch"/$1/Roboflow.Inference/*/"$2" >/dev/null; }
module=src/Roboflow.Inference
# The folder of the restored packages, without a trailing slash, as build services set it.
packages=$(dotnet msbuild "$module" -getProperty:PackageFolder)

check 'workflows name actions by commit, followed by the version' \
  bash -c '! git grep -n "uses:" -- .github samples docs | grep -vE "@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$"'
check 'no project uses the package folder from NuGet unchanged' \
  bash -c '! git grep -n "(NuGetPackageRoot)" -- "*.csproj" "*.props" "*.targets" | grep -v -e ^Directory.Build.targets -e EnsureTrailingSlash'
check 'another output folder is staged with NUGET_PACKAGES set' \
  env NUGET_PACKAGES="${packages%/}" dotnet build "$module" --nologo -v quiet -p:RunAnalyzers=false --artifacts-path "$scratch/out"
check 'the stage has both builds, native files and help' \
  bash -c "cd $scratch/out/module/Roboflow.Inference/* && ls bin/net8.0/lib/NetVips.dll bin/net472/NetVips.dll native/linux-x64/* native/win-x64/* en-US/*-Help.xml"
check 'one framework is built, for one platform that the full package leaves out' \
  quiet build "$module" -f net8.0 -p:StageRids=linux-musl-arm64 -p:ProjectAddress=https://example.org/r --artifacts-path "$scratch/out" -p:StageRoot="$scratch/musl"
check 'that framework is staged' staged musl bin/net8.0/lib/NetVips.dll
check 'the other framework is not' bash -c "! ls $scratch/musl/Roboflow.Inference/*/bin/net472"
check 'the native files of the platform are staged' bash -c "ls $scratch/musl/Roboflow.Inference/*/native/linux-musl-arm64/*.so*"
check 'no other native files are staged' bash -c "[ \$(ls -d $scratch/musl/Roboflow.Inference/*/native/*/ | wc -l) = 1 ]"
check 'ProjectAddress sets the project page and the icon, which exists' \
  bash -c "grep -q \"ProjectUri   = 'https://example.org/r'\" $scratch/musl/Roboflow.Inference/*/Roboflow.Inference.psd1 \
    && grep -q \"IconUri      = 'https://example.org/r/raw/main/docs/images/icon.png'\" $scratch/musl/Roboflow.Inference/*/Roboflow.Inference.psd1 \
    && [ -s docs/images/icon.png ]"
check 'the companion module is built into that folder, for one framework' \
  quiet build "$module.OnDevice" -f net8.0 --artifacts-path "$scratch/out"
check 'what was built there is staged' \
  bash -c "cmp $scratch/out/bin/Roboflow.Inference.OnDevice/debug_net8.0/Roboflow.Inference.OnDevice.dll $scratch/out/module/Roboflow.Inference.OnDevice/*/bin/net8.0/Roboflow.Inference.OnDevice.dll \
    && ls $scratch/out/module/Roboflow.Inference.OnDevice/*/bin/net8.0/Microsoft.ML.OnnxRuntime.dll && ! ls $scratch/out/module/Roboflow.Inference.OnDevice/*/bin/net472"
check 'one folder for both frameworks is refused with that cause' \
  bash -c "! dotnet build $module --nologo -v quiet -p:RunAnalyzers=false -o $scratch/one -p:StageRoot=$scratch/one-stage >$scratch/one.log 2>&1 \
    && grep -q 'cannot be built into one folder' $scratch/one.log && [ ! -e $scratch/one-stage ]"
check 'the sample is built into another folder' quiet build samples/Quickstart -o "$scratch/sample" -p:StageRoot="$scratch/sample-stage"
check 'the module that it stages has a build for each framework' \
  bash -c "cd $scratch/sample-stage/Roboflow.Inference/*/bin && ls net472/Roboflow.Inference.dll && ! cmp -s net472/Roboflow.Inference.dll net8.0/Roboflow.Inference.dll \
    && ls net8.0/lib/NetVips.dll"
check 'the sample is published' quiet publish samples/Quickstart -o "$scratch/published" -p:StageRoot="$scratch/sample-stage"
check 'what is published has the script' ls "$scratch/published/quickstart.ps1"
check 'dotnet clean runs' quiet clean "$module" --artifacts-path "$scratch/out"
check 'dotnet clean deletes the stage' bash -c "! ls -d $scratch/out/module/Roboflow.Inference/*"
check 'dotnet clean of the companion module runs' quiet clean "$module.OnDevice" --artifacts-path "$scratch/out"
check 'dotnet clean deletes its stage' bash -c "! ls -d $scratch/out/module/Roboflow.Inference.OnDevice/*"
check 'dotnet pack runs' dotnet pack RoboflowPS.sln --no-build --nologo -v quiet -c Debug -o "$scratch/packages"
check 'dotnet pack creates no package, because build.ps1 Pack does' bash -c "! ls $scratch/packages/*"

# The zip files of one platform, from the stage; they are installed and used if this is that platform.
rid=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)
if [ "$rid" = linux-x64 ] && [ -d artifacts/module/Roboflow.Inference.OnDevice ] && dotnet tool run pwsh -- -Version >/dev/null 2>&1; then
  check 'build.ps1 packs both modules for one platform' \
    dotnet pwsh -NoProfile -File ./build.ps1 -Task Pack -Runtime "$rid" -Configuration Debug
  version=$(dotnet msbuild "$module" -getProperty:Version)
  zips=("artifacts/Roboflow.Inference.$version-$rid.zip" "artifacts/Roboflow.Inference.OnDevice.$version-$rid.zip")
  check 'they contain one folder, the licenses, and the native files of that platform only' python3 - "${zips[@]}" <<'PY'
import sys, zipfile
for path in sys.argv[1:]:
    names = [n.replace('\\', '/') for n in zipfile.ZipFile(path).namelist()]
    tops = {n.split('/')[0] for n in names}
    assert len(tops) == 1 and path.split('/')[1].startswith(tops.pop() + '.'), path
    platforms = {n.split('/')[2] for n in names if n.split('/')[1] == 'native' and n.count('/') > 2}
    assert platforms == {'linux-x64'}, platforms
    assert any(n.endswith('/LICENSE') for n in names) and any('otices' in n.lower() for n in names), path
PY
  check 'unzipping them into a module path installs them' \
    dotnet pwsh -NoProfile -File tests/build/packed.ps1 -Scratch "$scratch/packed" -Zip "${zips[0]}"
else
  echo 'Packing for one platform: not run, since this is not linux-x64 or PowerShell is not restored.'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
