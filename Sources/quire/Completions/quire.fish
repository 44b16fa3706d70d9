# Completions of quire for fish: quire completions fish | source
function __quire_suggestions
  set -l words (commandline -opc)
  set -l lines ($words[1] completions fish --answer (commandline -cp | string collect) 2>/dev/null)
  set -l flags (string split ' ' -- $lines[1])
  for line in $lines[2..-1]
    echo $line
  end
  contains -- files $flags; and __fish_complete_path (commandline -ct)
  contains -- folders $flags; and __fish_complete_directories (commandline -ct) ''
end
complete -c quire -e
complete -c quire -f -k -a '(__quire_suggestions)'
