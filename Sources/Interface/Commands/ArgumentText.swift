import Catalog

/// A text after the name of a command on the command line.
struct ArgumentText: Hashable {
  /// All of it, with single blanks.
  let words: String
  /// The label that stands first, as it is typed; nothing where none does.
  private(set) var label = ""
  /// The query, as it is typed; nothing where there is none.
  private(set) var query = ""
  /// How many characters of the line stand before the query.
  private(set) var column = 0

  /// - Parameters:
  ///   - text: the end of the line.
  ///   - isLabel: whether there is a label of this name.
  init(
    _ text: Substring, of line: String, _ form: Command.Argument.Form, isLabel: (String) -> Bool
  ) {
    words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var rest = text.drop(while: \.isWhitespace)
    switch form {
    case .words, .file: return
    case .query: break
    case .labelAndQuery:
      // One of several words that there is already needs no quotation marks.
      if isLabel(words) {
        label = words
        return
      }
      let (end, isClosed) = ArgumentText.endOfLabel(in: rest)
      label = rest[..<end] + (isClosed ? "" : "\"")
      rest = rest[end...].drop(while: \.isWhitespace)
    }
    query = String(rest)
    column = line.distance(from: line.startIndex, to: rest.startIndex)
  }

  /// Whether there is a query.
  var asks: Bool { !query.isEmpty }

  /// Where a label ends: at a blank, or, where a quotation begins, behind it. That has no end while it is typed.
  private static func endOfLabel(in text: Substring) -> (end: String.Index, isClosed: Bool) {
    let word = text.firstIndex(where: \.isWhitespace) ?? text.endIndex
    guard text.first == "\"" else { return (word, true) }
    var inner = text.dropFirst()
    while let mark = inner.firstIndex(of: "\"") {
      inner = inner[mark...].dropFirst()
      if inner.first == "\"" {
        // Two stand for one.
        inner = inner.dropFirst()
      } else {
        return (inner.first?.isWhitespace ?? true) ? (inner.startIndex, true) : (word, true)
      }
    }
    return (text.endIndex, false)
  }

  // MARK: Completing

  /// The beginning of a name that is typed, without a mark of quotation.
  var beginning: Substring { words.first == "\"" ? words.dropFirst() : words[...] }

  /// How a label is typed before a query; one that is no whole one is to be typed on.
  static func typed(label: String, isWhole: Bool) -> String {
    guard label.contains(where: \.isWhitespace) || label.first == "\"" else { return label }
    let quoted = QueryLeaf.quoted(label)
    return isWhole ? quoted : String(quoted.dropLast())
  }
}
