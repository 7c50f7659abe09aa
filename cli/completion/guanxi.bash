# bash completion for guanxi: what the program itself says in its help, so that it is never behind.
_guanxi() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" program="${COMP_WORDS[0]}" command="${COMP_WORDS[1]}"
  local words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="--help --version $("$program" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\)  *[^ ].*/\1/p')"
  else
    case "$previous" in
      -f | --format) words=$("$program" graph --list-formats 2>/dev/null | cut -d' ' -f1) ;;
      --view) words="all people meetings posts appearances" ;;
      *)
        case "$current" in
          -*) words=$("$program" "$command" --help 2>/dev/null | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+') ;;
          *) compopt -o default 2>/dev/null; return ;;
        esac
        ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _guanxi guanxi
