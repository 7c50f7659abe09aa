#!/bin/bash
# The Debian package holds what a clean machine needs and lintian finds no error in it. "$2" is the build folder.
build="$2"
. "$(dirname "$0")/lib.sh"
for tool in cpack dpkg-deb dpkg-shlibdeps gzip; do
  command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work/made" >cpack.log 2>&1 || fail "cpack: $(tail -3 cpack.log)"
package=$(ls made/guanxi_*.deb 2>/dev/null | head -1)
[ -n "$package" ] || { fail "no package"; end; }
dpkg-deb -x "$package" root
for file in usr/share/man/man1/guanxi.1.gz usr/share/doc/guanxi/copyright usr/share/bash-completion/completions/guanxi \
  usr/share/zsh/vendor-completions/_guanxi usr/include/guanxi.h usr/share/guanxi/gazetteers/compiled.lists; do
  [ -s "root/$file" ] || fail "the package has no $file"
done
page good.txt
unset GUANXI_GAZETTEERS
guanxi="$work/root/usr/bin/guanxi"
run 0 extract -q good.txt
lines out 1
run 0 --version
grep -q "root/usr" out || fail "the package's program reads other lists"
pc=$(dirname "$(find "$work/root" -name libguanxi.pc)")
PKG_CONFIG_PATH="$pc" pkg-config --cflags libguanxi | grep -q -- "-I$work/root/usr/.*include" || fail "the package's headers are looked for elsewhere"
dpkg-deb -f "$package" Depends | grep -q libsqlite3-0 || fail "the package does not say what it depends on"
if command -v lintian >/dev/null; then
  lintian --allow-root "$package" >lintian.log 2>&1
  if grep '^E:' lintian.log; then fail "lintian finds errors"; fi
else
  echo "lintian is not here: not asked"
fi
end
