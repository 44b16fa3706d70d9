import Catalog
import Papers

/// The help under the filter line.
extension State {
  /// Brings what stands under the filter line up to date, whatever has changed.
  mutating func helpFilter() -> [Effect] {
    guard case .filtering = prompt.mode else {
      if prompt.filterHelp.completing != nil { jobs.end(.completing) }
      if prompt.filterHelp.explaining != nil { jobs.end(.explaining) }
      prompt.filterHelp = FilterHelp()
      return []
    }
    return updateCompletions() + explainFilter()
  }

  // MARK: Sheets

  /// Opens a sheet under the filter line, or closes it; begins the filter where it is not being written.
  mutating func toggle(_ sheet: FilterHelp.Sheet) -> [Effect] {
    var effects: [Effect] = []
    if case .filtering = prompt.mode {} else { effects = beginFilter() }
    prompt.filterHelp.sheet = prompt.filterHelp.sheet == sheet ? nil : sheet
    prompt.filterHelp.top = 0
    return effects
  }

  private mutating func explainFilter() -> [Effect] {
    guard prompt.filterHelp.sheet == .explanation else {
      if prompt.filterHelp.explaining != nil { jobs.end(.explaining) }
      prompt.filterHelp.explaining = nil
      return []
    }
    let query = results.query
    let before = prompt.filterHelp.explaining
    if let before, before.query == query, before.libraryNumber == results.libraryNumber,
      before.markNumber == marks.rows.number
    {
      prompt.filterHelp.explaining?.query = query
      return []
    }
    var now = FilterHelp.Explaining(
      query: query, libraryNumber: results.libraryNumber, markNumber: marks.rows.number,
      explanation: QueryExplanation(query))
    var counter = QueryCounter(
      now.explanation.lines.map { Query($0.tree) }, in: results.library, marked: marks.rows)
    now.counts = counter.advance(budget: State.searchBudget)
    prompt.filterHelp.explaining = now
    jobs.end(.explaining)
    return now.counts == nil ? [jobs.begin(.explain(counter))] : []
  }

  // MARK: Keys

  /// What an edit does to what stands under the line; false when it is about the line.
  mutating func steerHelp(_ edit: LineEdit) -> Bool {
    if prompt.filterHelp.sheet != nil, let step = edit.step {
      scrollSheet(by: step)
      return true
    }
    let help = prompt.filterHelp
    switch edit {
    case .newer where !help.completions.isEmpty && results.filter.isBeingWritten:
      prompt.filterHelp.completing?.choose(1)
    case .older where help.chosen != nil: prompt.filterHelp.completing?.choose(-1)
    default: return false
    }
    return true
  }

  mutating func scrollSheet(by lines: Int) {
    prompt.filterHelp.top = min(
      max(0, prompt.filterHelp.top.adding(lines)), max(0, sheetLines.count - sheetHeight))
  }

  /// Closes what the reader has opened under the line; false when there is no such thing.
  mutating func closeHelp() -> Bool {
    let help = prompt.filterHelp
    guard help.sheet != nil || help.isAsked || help.chosen != nil else { return false }
    (prompt.filterHelp.sheet, prompt.filterHelp.isAsked, prompt.filterHelp.step) = (nil, false, nil)
    prompt.filterHelp.completing?.chosen = nil
    return true
  }

  /// What the reader has asked for is about one word, which these characters may end.
  mutating func endAsking(by text: some Sequence<Character>) {
    if text.contains(where: { $0.isWhitespace || "()|".contains($0) }) {
      prompt.filterHelp.isAsked = false
    }
  }

  /// Whether a typed `?` is a question about the filter: at the beginning of a word it would find nothing else.
  func asksForHelp(_ edit: LineEdit) -> Bool { edit == .insert("?") && isAtWordStart }
}

extension LineEdit {
  /// The lines that a key of the history scrolls a sheet.
  fileprivate var step: Int? {
    switch self {
    case .older: -1
    case .newer: 1
    default: nil
    }
  }
}
