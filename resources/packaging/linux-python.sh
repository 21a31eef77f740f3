#!/bin/sh
# Builds CPython in Debian 11, where linux_python.py lets it run, from the sources in this folder
# into $1. Needs of the system libc alone, and of that nothing newer than 2.28.
set -eu
prefix=$1
here=$(pwd)
jobs=$(nproc)

for source in *.dsc; do
    dpkg-source --no-check -x "$source" "${source%%_*}" >/dev/null
done

# Debian 11 has glibc 2.31; these functions got new versions in 2.29.
cat >"$here/older.h" <<'C'
#ifndef __ASSEMBLER__
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
#endif
C
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l python3.11/debian/changelog -S Timestamp)
export SOURCE_DATE_EPOCH # what --version tells of when it was built
export CFLAGS="-g0 -fPIC -ffile-prefix-map=$here=. -include $here/older.h"

(
    cd zlib
    ./configure --static --prefix="$here/static"
    make -j "$jobs" libz.a
    make install
)
(
    cd libffi
    find . -name aclocal.m4 -exec touch {} + # older than its sources after unpacking: not made again
    find . -name configure -o -name '*.in' | xargs touch
    ./configure --disable-shared --disable-docs --prefix="$here/static"
    make -j "$jobs" install
)
cd python3.11
export CPPFLAGS="-I$here/static/include"
export LDFLAGS="-L$here/static/lib -Wl,--exclude-libs,ALL -Wl,--build-id=none -static-libgcc"
export PKG_CONFIG_PATH="$here/static/lib/pkgconfig"
# No profile: two of them are never the same, nor would the bytes be. Waiting with another
# clock came in 2.30.
./configure --prefix="$prefix" --without-ensurepip --disable-test-modules \
    --with-builtin-hashlib-hashes=md5,sha1,sha256,sha512,sha3,blake2 \
    ac_cv_func_sem_clockwait=no
make -j "$jobs"
make install
strip "$prefix/bin/python3.11"
find "$prefix/lib" -name '*.so' -exec strip --strip-unneeded {} +
mkdir -p "$prefix/licenses"
cp "$here/libffi/LICENSE" "$prefix/licenses/libffi.txt"
cp "$here/zlib/LICENSE" "$prefix/licenses/zlib.txt"
