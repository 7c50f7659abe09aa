#!/bin/bash
# Completion as the shell "$2" (bash or zsh) does it. It asks the program, so no command, option or format can be missing.
shell="$2"
command -v "$shell" >/dev/null || { echo "skipped: no $shell"; exit 77; }
. "$(dirname "$0")/lib.sh"
completion="$here/../../cli/completion"
mkdir bin
ln -s "$guanxi" bin/guanxi
export PATH="$work/bin:$PATH"
touch records.ndjson

# What is typed | what the line must become
cases='guanxi gra|guanxi graph
guanxi toge|guanxi together
guanxi help tim|guanxi help timeline
guanxi graph --vie|guanxi graph --view
guanxi graph --view app|guanxi graph --view appearances
guanxi export --db x --min|guanxi export --db x --min-weight
guanxi graph -f gex|guanxi graph -f gexf
guanxi extract --format csv-n|guanxi extract --format csv-nodes
guanxi db upg|guanxi db upgrade
guanxi summary reco|guanxi summary records.ndjson'

bash_completes() {
  # shellcheck disable=SC1091
  . "$completion/guanxi.bash"
  compopt() { :; }
  while IFS='|' read -r typed wanted; do
    read -ra COMP_WORDS <<<"$typed"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _guanxi
    [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}") # As complete -o default
    COMP_WORDS[COMP_CWORD]="${COMPREPLY[*]}"
    [ "${COMP_WORDS[*]}" = "$wanted" ] || fail "bash: “$typed” becomes “${COMP_WORDS[*]}”"
  done <<<"$cases"
}

# A zsh of its own, in a terminal of its own: types the line and a tab, and writes down what stands there then.
zsh_completes() {
  cat >inner.zsh <<END
fpath=($completion \$fpath)
autoload -Uz compinit && compinit -u -d $work/dump
zstyle ':completion:*' menu no
unsetopt beep list_beep
note() { print -r -- "\${BUFFER%% }" >>$work/lines; BUFFER= }
zle -N note
bindkey '^T' note
bindkey '^I' complete-word
PS1=
print ready >$work/lines
END
  cat >outer.zsh <<'END'
zmodload zsh/zpty
zpty shell "cd $1; PATH=$PATH exec zsh -f -i"
zpty -w shell "source ./inner.zsh"
wait_for() { for try in {1..200}; do [[ $(wc -l <lines 2>/dev/null) -ge $1 ]] && return; zpty -rt shell rest; sleep 0.05; done }
n=1
wait_for 1
while IFS='|' read -r typed wanted; do
  zpty -n -w shell "$typed"$'\t\x14'
  wait_for $((++n))
done <cases
zpty -d shell
END
  echo "$cases" >cases
  timeout 120 zsh -f outer.zsh "$work" </dev/null >/dev/null 2>zsh.log
  cut -d'|' -f2 cases >wanted
  tail -n +2 lines | diff wanted - >differ || fail "zsh completes otherwise: $(cat differ zsh.log)"
}

"${shell}_completes"
end
