# bash completion for guanxi: what the program itself says in its help, so that it is never behind.
_guanxi() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" program="${COMP_WORDS[0]}" command="${COMP_WORDS[1]}"
  local words=""
  local names='s/^  \([a-z][a-z]*\)   *[^ ].*/\1/p' # A word, then at least two blanks: a command, or an action of one
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] || [ "$command" = help ]; then
    words="--help --version help $("$program" --help 2>/dev/null | sed -n "$names")"
  else
    case "$previous" in
      -f | --format) words=$("$program" graph --list-formats 2>/dev/null | cut -d' ' -f1) ;;
      --view) words="all people meetings posts appearances" ;;
      *)
        case "$current" in
          -*) words=$("$program" "$command" --help 2>/dev/null | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+') ;;
          *) words=$([ "$COMP_CWORD" -eq 2 ] && "$program" "$command" --help 2>/dev/null | sed -n "$names") ;;
        esac
        ;;
    esac
    [ -n "$words" ] || { compopt -o default 2>/dev/null; return; }
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _guanxi guanxi
