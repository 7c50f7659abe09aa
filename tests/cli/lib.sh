# Helpers of the command-line tests. Each test is a script that sources this: "$1" is the program.
set -u
guanxi="$1"
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d "${TMPDIR:-/tmp}/guanxi-cli-XXXXXX")"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C.UTF-8
export XDG_CACHE_HOME="$work/.cache"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:allocator_may_return_null=1"
wrong=0

fail() {
  echo "FAILED: $*"
  wrong=1
}

# run CODE ARGUMENT... : runs guanxi, expects that exit code; standard output and error are in out and err.
run() {
  local expected="$1" code
  shift
  "$guanxi" "$@" >out 2>err
  code=$?
  if [ "$code" -ne "$expected" ]; then
    fail "guanxi $* ended with $code, not $expected"
    sed 's/^/    /' err | head -5
  fi
}

# says PATTERN: exactly one line of err matches the extended regular expression, and all but the summary are ours.
says() {
  local n
  n=$(grep -cE -- "$1" err)
  [ "$n" -eq 1 ] || { fail "$n lines say “$1”:"; sed 's/^/    /' err | head -5; }
}

# lines FILE N: the file has N lines.
lines() {
  local n
  n=$(wc -l <"$1")
  [ "$n" -eq "$2" ] || fail "$1 has $n lines, not $2"
}

# same FILE FILE: the same bytes.
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }

# A page that is always good.
page() {
  printf '望湖区召开经济工作会议\n\n3月15日，望湖区召开经济工作会议。区委书记高原主持会议并讲话。\n' >"$1"
}

end() { exit "$wrong"; }
