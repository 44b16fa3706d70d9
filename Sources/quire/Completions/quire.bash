# Completions of quire for bash: source <(quire completions bash)
_quire() {
  local flags
  local -a lines
  COMPREPLY=()
  mapfile -t lines < <("${COMP_WORDS[0]}" completions bash \
    --answer "${COMP_LINE:0:COMP_POINT}" --replaced "$2" 2>/dev/null)
  flags=" ${lines[0]} "
  COMPREPLY=("${lines[@]:1}")
  # Without a suggestion readline completes files itself, whatever their names hold.
  compopt +o default +o dirnames +o nospace
  [[ $flags == *" files "* ]] && compopt -o default
  [[ $flags == *" folders "* ]] && compopt -o dirnames
  [[ $flags == *" goes-on "* ]] && compopt -o nospace
  return 0
}
complete -F _quire quire
