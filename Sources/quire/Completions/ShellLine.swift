import Papers

/// A command line up to the cursor, as a shell has it: its words, and the one that is being typed.
///
/// Nothing of it is expanded: variables, patterns and `~` are for the shell.
struct ShellLine {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  /// The words before the last one, without quotation marks.
  private(set) var words: [String] = []
  /// The word that the cursor is in, or that would begin there, up to the cursor.
  private(set) var current = ""
  /// The quotation mark that is still open.
  private(set) var quote: Character?

  init(_ text: String, shell: Shell) {
    var isInWord = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
        if let quote, !ShellLine.escapable(in: quote, shell).contains(character) {
          current.append("\\")
        }
        current.append(character)
      } else if character == "\\", quote == nil || !ShellLine.escapable(in: quote!, shell).isEmpty {
        (isEscaped, isInWord) = (true, true)
      } else if let open = quote {
        if character == open { quote = nil } else { current.append(character) }
      } else if character == "'" || character == "\"" {
        (quote, isInWord) = (character, true)
      } else if character.isWhitespace {
        if isInWord { words.append(current) }
        (current, isInWord) = ("", false)
      } else {
        current.append(character)
        isInWord = true
      }
    }
  }

  /// What a backslash takes the meaning of between quotation marks.
  private static func escapable(in quote: Character, _ shell: Shell) -> String {
    switch (quote, shell) {
    case ("\"", .fish): "\"$\\"
    case ("\"", _): "\"$`\\"
    case (_, .fish): "'\\"
    default: ""
    }
  }

  /// A text as one would go on typing it: behind the quotation mark that is open, else with a backslash before
  /// whatever the shell would take for more than itself.
  func typed(_ text: String) -> String {
    switch quote {
    case "'": text.replacing("'", with: "'\\''")
    case let quote?:
      text.map { ShellLine.escapable(in: quote, .bash).contains($0) ? "\\\($0)" : String($0) }
        .joined()
    case nil: text.map { ShellLine.isPlain($0) ? String($0) : "\\\($0)" }.joined()
    }
  }

  /// Whether a shell takes a character for itself, wherever it stands.
  private static func isPlain(_ character: Character) -> Bool {
    !character.isASCII || character.isLetter || character.isNumber
      || "-_.,:/@%+=".contains(character)
  }
}
