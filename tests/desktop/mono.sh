#!/usr/bin/env bash
# Runs the tests of Core and Imaging on .NET Framework's build in Mono, the closest to Windows PowerShell 5.1 on Linux. Root
# installs Mono from Debian packages; --install does only that. The last line has the counts, unless Mono cannot be installed.
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

# run PROJECT: writes what fails, and the numbers of tests, errors and failures to a file. Mono 6.8 frees the methods that it
# generates for delegates twice ("double free" in mono_free_method) when it collects garbage, so the nursery is so large that it
# does not. A crash handler of Mono can hang, so it is killed.
run() {
  local tests=$out/bin/$1
  MONO_PATH=$facades MONO_GC_PARAMS=nursery-size=1g timeout -s KILL 300 mono "$tests/xunit.console.exe" "$tests/$1.dll" \
    -noappdomain -parallel none -nologo > "$out/$1.log" 2>&1
  grep -A 8 '\[FAIL\]' "$out/$1.log"
  sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\),.*/\1 \2 \3/p' "$out/$1.log" > "$out/$1.counts"
  [ -s "$out/$1.counts" ] || tail -5 "$out/$1.log"
}

core=Roboflow.Inference.Core.Tests
imaging=Roboflow.Inference.Imaging.Tests
# With what the solution's build has made of the projects that they test. They say which tests are left out, and why.
dotnet build tests/desktop/tests.slnf -p:DesktopTests=true -p:RunAnalyzers=false --nologo -v quiet || exit 1
# NetVips names the libraries as on Windows; Mono finds the package's own libvips, which contains them all.
vips=$(find "${NUGET_PACKAGES:-$HOME/.nuget/packages}/netvips.native.linux-x64" -name libvips.so.42 | sort | tail -1)
{
  echo '<configuration>'
  for library in libvips-42 libglib-2.0-0 libgobject-2.0-0; do
    echo "  <dllmap dll=\"$library.dll\" target=\"$vips\" />"
  done
  echo '</configuration>'
} > "$out/bin/$imaging/NetVips.dll.config"
run $imaging &
run $core
wait
[ -s "$out/$core.counts" ] && [ -s "$out/$imaging.counts" ] || exit 1
read -r total bad <<<"$(awk '{ total += $1; bad += $2 + $3 } END { print total, bad }' "$out/$core.counts" "$out/$imaging.counts")"
echo "$((total - bad)) passed, $bad failed"
[ "$bad" -eq 0 ]
