import Catalog

/// What an edit does to the line that is being written, and to what follows from it.
extension State {
  mutating func edit(_ edit: LineEdit) -> [Effect] {
    if case .insert(let text) = edit { endAsking(by: text) }
    let edit = fitting(edit)
    switch prompt.mode {
    case .browsing: return []
    case .choosing(let menu): return self.edit(edit, in: menu)
    case .sifting: return sift(edit)
    case .filtering:
      if asksForHelp(edit) { return toggle(.language) }
      if isSteppingThroughCompletions, edit == .newer || edit == .older {
        return completeFilter(by: edit == .newer ? 1 : -1)
      }
      if steerHelp(edit) { return [] }
      let (before, asked) = (results.filter.text, results.query)
      results.filter.edit(edit)
      // The caret may have left a word that was not applied.
      return results.filter.text == before && results.query.asksLike(asked) ? [] : edited()
    case .finding:
      let before = reader.find.text
      reader.find.edit(edit)
      if reader.find.text != before { showFirstMatch() }
      return []
    case .commanding:
      // An erased line closes, as in vi.
      if edit == .deleteLeft, prompt.commandLine.text.isEmpty { prompt.mode = .browsing }
      prompt.commandLine.edit(edit)
      return []
    case .launching:
      if edit == .deleteLeft, prompt.programLine.text.isEmpty { prompt.mode = .browsing }
      prompt.programLine.edit(edit)
      return []
    case .helping:
      switch edit {
      case .older: return move(.lines(-1))
      case .newer: return move(.lines(1))
      default: break
      }
      prompt.help.filter.edit(edit)
      prompt.help.window = ListWindow()
      return []
    }
  }

  private mutating func edit(_ edit: LineEdit, in menu: Menu) -> [Effect] {
    if menu.isText, case .insert(let text) = edit, let motion = State.readingKeys[text] {
      moveMenu(menu, motion)
      return []
    }
    switch edit {
    // Where letters stand for items, these may be among them.
    case .insert("j") where menu.item(for: "j") == nil: moveMenu(menu, .lines(1))
    case .insert("k") where menu.item(for: "k") == nil: moveMenu(menu, .lines(-1))
    case .insert("q") where menu.item(for: "q") == nil: return cancel()
    case .insert("-"): return exclude(by: menu)
    case .insert(let text):
      if let item = menu.item(for: text) { return choose(item) }
      talk.message = .noItem(text, close: keyIndex.name(for: "cancel", in: .help))
    case .older: moveMenu(menu, .lines(-1))
    case .newer: moveMenu(menu, .lines(1))
    default: break
    }
    return []
  }

  /// What letters do in a text that is read, as in `less`.
  private static let readingKeys: [String: Motion] = [
    "j": .lines(1), "k": .lines(-1), " ": .halfPages(2), "f": .halfPages(2), "b": .halfPages(-2),
    "d": .halfPages(1), "u": .halfPages(-1), "g": .first, "G": .last,
  ]

  // MARK: Typing

  /// Types what has been waiting to be read, with one look at what it asks for. What comes out is as if each
  /// character had come on its own.
  mutating func type(_ characters: [Character]) -> [Effect] {
    guard let line = openLine else { return [] }
    endAsking(by: characters)
    let before = self[keyPath: line].text
    if case .filtering = prompt.mode { return typeFilter(characters) }
    fill(line, with: characters[...])
    let isChanged = self[keyPath: line].text != before
    switch prompt.mode {
    case .sifting where isChanged: return sifted()
    case .finding where isChanged:
      let message = talk.message
      showFirstMatch()
      talk.message = message
    case .helping: prompt.help.window = ListWindow()
    default: break
    }
    return []
  }

  private mutating func typeFilter(_ characters: [Character]) -> [Effect] {
    var rest = characters[...]
    var effects: [Effect] = []
    // The cursor stays with the first paper that there is.
    while screen.anchor == nil, results.loading?.isFinished != false, let next = rest.popFirst() {
      effects += edit(.insert(String(next)))
    }
    let before = results.filter.text
    while let first = rest.first {
      if asksForHelp(.insert(String(first))) {
        _ = toggle(.language)
        rest.removeFirst()
      } else {
        let more = rest.dropFirst().prefix { $0 != "?" }
        fill(\.results.filter, with: rest[..<more.endIndex])
        rest = rest[more.endIndex...]
      }
    }
    return results.filter.text == before ? effects : effects + edited()
  }

  /// Types characters into a line, as many as it has room for.
  private mutating func fill(
    _ line: WritableKeyPath<State, LineEditor>, with characters: ArraySlice<Character>
  ) {
    var room = State.lineLimit - self[keyPath: line].text.unicodeScalars.count
    let fitting = characters.prefix {
      room -= $0.unicodeScalars.count
      return room >= 0
    }
    self[keyPath: line].type(fitting)
    // The first one that has no room is cut, and so says the second; those behind it change nothing.
    for character in characters[fitting.endIndex...].prefix(2) {
      self[keyPath: line].edit(self.fitting(.insert(String(character))))
    }
  }

  /// The most that a line holds, in Unicode scalars: more than anybody types, and little enough for all
  /// that is done with a line at every key.
  static let lineLimit = 4096

  /// An insertion as far as the line has room for it.
  private mutating func fitting(_ edit: LineEdit) -> LineEdit {
    guard let line = openLine.map({ self[keyPath: $0] }), let text = line.text(insertedBy: edit)
    else { return edit }
    let room = max(0, State.lineLimit - line.text.unicodeScalars.count)
    guard
      let end = text.unicodeScalars.index(
        text.startIndex, offsetBy: room, limitedBy: text.endIndex), end < text.endIndex
    else { return edit }
    talk.message = .pasteCut(State.lineLimit)
    return .insert(String(text.unicodeScalars[..<end]))
  }

  /// The line that is being written.
  private var openLine: WritableKeyPath<State, LineEditor>? {
    switch prompt.mode {
    case .filtering: \.results.filter
    case .finding: \.reader.find
    case .sifting: \.facets.text
    case .commanding: \.prompt.commandLine
    case .launching: \.prompt.programLine
    case .helping: \.prompt.help.filter
    case .browsing, .choosing: nil
    }
  }

  /// Whether there is a line to paste into.
  var takesPaste: Bool { openLine != nil }
}
