#!/usr/bin/env bash
# Runs Core's tests on .NET Framework's build in Mono, the closest to Windows PowerShell 5.1 on Linux. Root installs Mono from
# Debian packages; --install does only that. The last line has the counts, unless Mono cannot be installed.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
out=$PWD/artifacts/desktop
facades=$out/facades
libraries=(net-http runtime-serialization io-compression io-compression-filesystem xml-linq componentmodel-dataannotations)

if ! type mono >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
  # shellcheck disable=SC2046
  DEBIAN_FRONTEND=noninteractive timeout 120 apt-get -o DPkg::Lock::Timeout=60 install -y -qq --no-install-recommends \
    mono-runtime libmono-microsoft-csharp4.0-cil $(printf 'libmono-system-%s4.0-cil ' "${libraries[@]}") >/dev/null 2>&1
fi
# Facade assemblies are in a large package that is not needed otherwise.
if [ ! -f "$facades/netstandard.dll" ]; then
  mkdir -p "$facades"
  installed=$(dirname "$(find /usr/lib/mono -path '*/Facades/netstandard.dll' 2>/dev/null | head -1)")
  if [ -f "$installed/netstandard.dll" ]; then
    cp "$installed"/*.dll "$facades"
  elif type dpkg-deb apt-get >/dev/null 2>&1; then
    (cd "$out" && timeout 60 apt-get download -qq mono-devel && dpkg-deb -x mono-devel_*.deb unpacked \
      && cp unpacked/usr/lib/mono/4.5/Facades/*.dll "$facades"; rm -rf unpacked mono-devel_*.deb) >/dev/null 2>&1
  fi
fi
[ "${1:-}" = --install ] && exit 0
if ! type mono >/dev/null 2>&1 || [ ! -f "$facades/netstandard.dll" ]; then
  echo 'Desktop: not run, since Mono is not on this machine and cannot be installed.'
  exit 0
fi

project=tests/Roboflow.Inference.Core.Tests
dotnet build "$project" -p:DesktopTests=true -p:RunAnalyzers=false --artifacts-path "$out/build" --nologo -v quiet || exit 1
tests=$out/build/bin/Roboflow.Inference.Core.Tests/debug
MONO_PATH=$facades timeout 300 mono "$tests/xunit.console.exe" "$tests/Roboflow.Inference.Core.Tests.dll" \
  -noappdomain -parallel none -nologo > "$out/log" 2>&1
grep -A 8 '\[FAIL\]' "$out/log"
counts=$(sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\),.*/\1 \2 \3/p' "$out/log")
if [ -z "$counts" ]; then
  tail -5 "$out/log"
  exit 1
fi
read -r total errors failed <<<"$counts"
bad=$((errors + failed))
echo "$((total - bad)) passed, $bad failed"
[ "$bad" -eq 0 ]
