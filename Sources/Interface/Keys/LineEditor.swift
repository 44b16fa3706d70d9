/// An edit of a line, after the names that readline gives them.
public enum LineEdit: Hashable, Sendable {
  case insert(String)
  case lineStart, lineEnd, characterLeft, characterRight, wordLeft, wordRight
  case deleteLeft, deleteRight, deleteToStart, deleteToEnd
  /// Words are letters and digits, but for `deleteBlankWordLeft`, whose words end at blanks.
  case deleteWordLeft, deleteBlankWordLeft, deleteWordRight
  case uppercaseWord, lowercaseWord, capitalizeWord
  case transpose
  case yank
  case undo
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
  /// The line as it was before each change, the latest last.
  private var changes: [Change] = []
  /// How many characters the last change has typed, if it is one of typing.
  private var typed = 0
  /// Where the line comes from while the history is walked; nil for the line being written.
  private var historyIndex: Int?
  private var unfinished = ""
  /// Whether the line has been changed since it was opened: then the history is searched by its beginning.
  private var isTyped = false

  private struct Change: Hashable {
    let text: String
    let caret: Int
  }

  /// How many lines the history keeps.
  static let historyLimit = 500
  /// How many changes can be undone, and how many typed characters are one change, as in readline.
  static let changeLimit = 200
  static let typedLimit = 20

  public init() {}

  /// The line is shown to be written on: the caret goes to its end, behind a blank if what is typed there is to
  /// be a new word. That is no change to be undone.
  mutating func open(withBlank: Bool) {
    if withBlank { text += " " }
    edit(.lineEnd)
    isTyped = false
  }

  /// Replaces the line; the caret goes to its end.
  public mutating func set(_ text: some StringProtocol) {
    self.text = String(text)
    caret = text.count
    historyIndex = nil
    changes = []
    typed = 0
  }

  /// Replaces the line by a change that can be undone; the caret goes to its end, or where it is wanted.
  mutating func replace(_ text: String, caret: Int? = nil) {
    guard text != self.text else { return }
    note(Change(text: self.text, caret: self.caret))
    self.text = text
    self.caret = min(caret ?? .max, text.count)
    (historyIndex, typed) = (nil, 0)
  }

  /// Something in the line, and in those that can come back, is called otherwise now. The caret stays as far from
  /// the end as it was.
  mutating func rename(_ body: (String) -> String) {
    func renamed(_ line: String, _ caret: Int) -> Change {
      let text = body(line)
      return Change(text: text, caret: max(0, text.count - (line.count - caret)))
    }
    let line = renamed(text, caret)
    (text, caret) = (line.text, line.caret)
    changes = changes.map { renamed($0.text, $0.caret) }
    (history, unfinished) = (history.map(body), body(unfinished))
  }

  /// Brings a line back with the lines before it.
  mutating func restore(_ text: String, history: [String]) {
    set(text)
    self.history = Array(history.suffix(LineEditor.historyLimit))
  }

  /// Puts the line into the history, unless it is empty or the last one again.
  public mutating func remember() {
    (historyIndex, isTyped) = (nil, false)
    guard !text.isEmpty, history.last != text else { return }
    history.append(text)
    if history.count > LineEditor.historyLimit { history.removeFirst() }
  }

  public mutating func edit(_ edit: LineEdit) {
    if edit == .undo { return undo() }
    let before = Change(text: text, caret: caret)
    let wasTyped = typed
    typed = 0
    change(edit)
    guard text != before.text, edit != .older, edit != .newer else { return }
    isTyped = true
    if case .insert(let piece) = edit, piece.count == 1 {
      typed = wasTyped % LineEditor.typedLimit + 1
      if typed > 1 { return }
    }
    note(before)
  }

  /// Types characters: what comes out is as if each were inserted on its own.
  mutating func type(_ characters: ArraySlice<Character>) {
    guard caret == text.count else {
      // What is typed may become one with what follows.
      for character in characters { edit(.insert(String(character))) }
      return
    }
    var rest = characters
    while !rest.isEmpty {
      isTyped = true
      let ofChange = typed % LineEditor.typedLimit
      if ofChange == 0 { note(Change(text: text, caret: caret)) }
      let next = rest.prefix(LineEditor.typedLimit - ofChange)
      insert(String(next))
      typed = ofChange + next.count
      rest = rest.dropFirst(next.count)
    }
  }

  /// Keeps a line as it was before a change.
  private mutating func note(_ before: Change) {
    changes.append(before)
    if changes.count > LineEditor.changeLimit { changes.removeFirst() }
  }

  /// What an edit would insert; nil when it inserts nothing.
  func text(insertedBy edit: LineEdit) -> String? {
    switch edit {
    case .insert(let text): text
    case .yank: killed
    default: nil
    }
  }

  private mutating func undo() {
    typed = 0
    guard let last = changes.popLast() else { return }
    (text, caret) = (last.text, last.caret)
  }

  private mutating func change(_ edit: LineEdit) {
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
    case .deleteBlankWordLeft: remove(blankWordStart..<caret, keeps: true)
    case .deleteWordRight: remove(caret..<wordEnd, keeps: true)
    case .deleteToStart: remove(0..<caret, keeps: true)
    case .deleteToEnd: remove(caret..<text.count, keeps: true)
    case .uppercaseWord: changeWord { $0.uppercased() }
    case .lowercaseWord: changeWord { $0.lowercased() }
    case .capitalizeWord:
      changeWord { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
    case .transpose: transpose()
    case .yank: insert(killed)
    case .undo: break
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

  /// Whether this is the line being written, and none of the history.
  var isBeingWritten: Bool { historyIndex == nil }

  /// Takes the blanks at the end away.
  mutating func trimEnd() {
    let kept = text.count - text.reversed().prefix(while: \.isWhitespace).count
    if kept < text.count { replace(String(text.prefix(kept))) }
  }

  /// Goes to the next line of the history that begins like the line which was being written.
  private mutating func walk(_ step: Int) {
    let beginning = !isTyped ? "" : historyIndex == nil ? text : unfinished
    var next = (historyIndex ?? history.count) + step
    while history.indices.contains(next),
      !history[next].hasPrefix(beginning) || history[next] == text
    {
      next += step
    }
    guard (0...history.count).contains(next), next != historyIndex else { return }
    if historyIndex == nil { unfinished = text }
    let line = next == history.count ? unfinished : history[next]
    set(line)
    historyIndex = next == history.count ? nil : next
  }

  /// Changes the letters from the caret to the end of the word; the caret goes there.
  private mutating func changeWord(_ change: (Substring) -> String) {
    let characters = Array(text)
    let start = characters[caret...].firstIndex(where: \.isPartOfWord) ?? characters.count
    let end = wordEnd
    guard start < end else { return }
    let first = text.index(text.startIndex, offsetBy: start)
    let last = text.index(first, offsetBy: end - start)
    // What is changed may be longer: ß is SS.
    let tail = characters.count - end
    text.replaceSubrange(first..<last, with: change(text[first..<last]))
    caret = text.count - tail
  }

  /// Exchanges the characters beside the caret, or the last two at the end of the line.
  private mutating func transpose() {
    var characters = Array(text)
    guard caret > 0, characters.count > 1 else { return }
    let right = min(caret, characters.count - 1)
    characters.swapAt(right - 1, right)
    text = String(characters)
    caret = min(right + 1, text.count)
  }

  private var wordStart: Int { start { !$0.isPartOfWord } }

  private var blankWordStart: Int { start(ending: \.isWhitespace) }

  /// Where the word to the left begins.
  private func start(ending isOutside: (Character) -> Bool) -> Int {
    let characters = Array(text)
    var end = caret
    while end > 0, isOutside(characters[end - 1]) { end -= 1 }
    while end > 0, !isOutside(characters[end - 1]) { end -= 1 }
    return end
  }

  private var wordEnd: Int {
    let characters = Array(text)
    var end = caret
    while end < characters.count, !characters[end].isPartOfWord { end += 1 }
    while end < characters.count, characters[end].isPartOfWord { end += 1 }
    return end
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
