/// An edit of a line, after the names that readline gives them.
public enum LineEdit: Hashable, Sendable {
  case insert(String)
  case lineStart, lineEnd, characterLeft, characterRight, wordLeft, wordRight
  case deleteLeft, deleteRight, deleteWordLeft, deleteWordRight, deleteToStart, deleteToEnd
  case yank
  case older, newer
}

/// One line of text under a caret, with readline's edits and a history.
public struct LineEditor: Hashable, Sendable {
  public private(set) var text = ""
  /// Where the caret stands, in characters from the start.
  public private(set) var caret = 0
  /// Earlier lines, the oldest first.
  public private(set) var history: [String] = []

  private var killed = ""
  /// Where the line comes from while the history is walked; nil for the line being written.
  private var place: Int?
  private var unfinished = ""

  /// How many lines the history keeps.
  static let historyLimit = 500

  public init() {}

  /// Replaces the line; the caret goes to its end.
  public mutating func set(_ text: some StringProtocol) {
    self.text = String(text)
    caret = text.count
    place = nil
  }

  /// Brings a line back with the lines before it.
  mutating func restore(_ text: String, history: [String]) {
    set(text)
    self.history = Array(history.suffix(LineEditor.historyLimit))
  }

  /// Puts the line into the history, unless it is empty or the last one again.
  public mutating func remember() {
    place = nil
    guard !text.isEmpty, history.last != text else { return }
    history.append(text)
    if history.count > LineEditor.historyLimit { history.removeFirst() }
  }

  public mutating func edit(_ edit: LineEdit) {
    switch edit {
    case .insert(let piece): insert(piece)
    case .lineStart: caret = 0
    case .lineEnd: caret = text.count
    case .characterLeft: caret = max(0, caret - 1)
    case .characterRight: caret = min(text.count, caret + 1)
    case .wordLeft: caret = wordStart
    case .wordRight: caret = wordEnd
    case .deleteLeft: remove(max(0, caret - 1)..<caret, keeps: false)
    case .deleteRight: remove(caret..<min(text.count, caret + 1), keeps: false)
    case .deleteWordLeft: remove(wordStart..<caret, keeps: true)
    case .deleteWordRight: remove(caret..<wordEnd, keeps: true)
    case .deleteToStart: remove(0..<caret, keeps: true)
    case .deleteToEnd: remove(caret..<text.count, keeps: true)
    case .yank: insert(killed)
    case .older: walk(-1)
    case .newer: walk(1)
    }
  }

  /// Control characters, as pasted text may hold them, become blanks.
  private mutating func insert(_ piece: String) {
    let clean = String(
      piece.map { character in
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
          ? " " : character
      })
    let before = text.prefix(caret)
    let after = text.dropFirst(caret)
    let joined = before + clean
    caret = joined.count
    text = String(joined + after)
  }

  private mutating func remove(_ range: Range<Int>, keeps: Bool) {
    guard !range.isEmpty else { return }
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.index(start, offsetBy: range.count)
    if keeps { killed = String(text[start..<end]) }
    text.removeSubrange(start..<end)
    caret = range.lowerBound
  }

  private mutating func walk(_ step: Int) {
    let next = (place ?? history.count) + step
    guard (0...history.count).contains(next), next != place else { return }
    if place == nil { unfinished = text }
    let line = next == history.count ? unfinished : history[next]
    set(line)
    place = next == history.count ? nil : next
  }

  private var wordStart: Int {
    let characters = Array(text)
    var place = caret
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    let characters = Array(text)
    var place = caret
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }
}
