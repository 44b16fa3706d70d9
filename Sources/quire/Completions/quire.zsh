#compdef quire
# Completions of quire for zsh: source <(quire completions zsh), or as _quire in a folder of $fpath.
_quire() {
  local -a lines texts shown ending
  local flags line ret=1
  lines=("${(@f)$("${(Q)words[1]}" completions zsh \
    --answer "${(j: :)words[1,CURRENT-1]} ${QIPREFIX}${IPREFIX}${PREFIX}" 2>/dev/null)}")
  flags=" ${lines[1]} "
  for line in "${(@)lines[2,-1]}"; do
    [[ -n $line ]] || continue
    texts+=("${line%%$'\t'*}")
    shown+=("${${line%$'\t'}/$'\t'/  }")
  done
  if (( $#texts )); then
    # What does not fit was left out already: -U, since a value may get quotation marks.
    [[ $flags == *' goes-on '* ]] && ending=(-S '')
    compadd -U -V quire -l $ending -d shown -a texts && ret=0
    # What several have in common may be less than what is typed.
    [[ $flags == *' found '* ]] && compstate[insert]='' compstate[list]='list force'
  fi
  [[ $flags == *' files '* ]] && _files && ret=0
  [[ $flags == *' folders '* ]] && _files -/ && ret=0
  return ret
}
if [[ $funcstack[1] = _quire ]]; then _quire "$@"; else compdef _quire quire; fi
