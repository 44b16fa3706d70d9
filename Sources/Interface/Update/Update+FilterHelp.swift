import Catalog
import Papers

/// The help under the filter line.
extension State {
  /// How many papers a key may look at for the values that they have; each has several names.
  static let completionBudget = 1000

  /// Brings what stands under the filter line up to date, whatever has changed.
  mutating func helpFilter() -> [Effect] {
    guard case .filtering = prompt.mode else {
      if prompt.filterHelp.completing != nil { jobs.end(.completing) }
      if prompt.filterHelp.explaining != nil { jobs.end(.explaining) }
      prompt.filterHelp = FilterHelp()
      return []
    }
    return findCompletions() + explainFilter()
  }

  // MARK: Completions

  /// The word of the filter whose end the caret is at, unless it is a quotation that has ended.
  private var openToken: QueryToken? {
    let token = results.query.tokens.first { $0.span.upperBound == caretOffset }
    return token?.quotation == .closed ? nil : token
  }

  /// Where the caret of the filter is, in bytes.
  private var caretOffset: Int { results.filter.text.prefix(results.filter.caret).utf8.count }

  /// Whether a word would begin at the caret.
  private var isAtWordStart: Bool {
    results.filter.text.prefix(results.filter.caret).last.map { $0.isWhitespace || $0 == "(" }
      ?? true
  }

  /// What the caret is in, if there is something to complete: a field and what is typed of its value.
  private var completed: (field: QueryField?, beginning: String)? {
    guard let token = openToken else {
      return prompt.filterHelp.isAsked && isAtWordStart ? (nil, "") : nil
    }
    if let field = token.field, token.kind == .word { return (field, token.value) }
    let isPlain = token.kind == .word && token.quotation == .none
    return prompt.filterHelp.isAsked && isPlain ? (nil, token.value) : nil
  }

  private mutating func findCompletions() -> [Effect] {
    guard let (field, beginning) = completed else {
      if prompt.filterHelp.completing != nil { jobs.end(.completing) }
      (prompt.filterHelp.completing, prompt.filterHelp.isAsked) = (nil, false)
      return []
    }
    let source = FilterHelp.Completing.Source(
      field: field, beginning: beginning, isNegated: openToken?.isNegated == true,
      isCounted: !results.query.tokens.contains { $0.depth > 0 || $0.kind == .bar },
      query: results.selection.query,
      searchedRows: results.selection.searchedRows, libraryNumber: results.libraryNumber,
      markNumber: marks.rows.number)
    let before = prompt.filterHelp.completing
    guard before?.source != source else { return [] }
    let isSameWord = before?.source.field == field && before?.source.beginning == beginning
    var now = FilterHelp.Completing(
      source: source, first: field == nil ? Completion.fields(beginning: beginning) : [],
      completions: isSameWord ? before!.completions : [], chosen: isSameWord ? before!.chosen : nil)
    let completer = Completer(
      field ?? .tag, beginning: beginning, in: results.library, results.selection, marks.rows,
      views: results.views)
    jobs.end(.completing)
    // Without a beginning and a field there are the fields alone.
    if field == nil, beginning.isEmpty {
      now.take([])
    } else if completer.cost <= State.completionBudget {
      now.take(State.worth(completer.completions() ?? [], of: source))
    } else {
      prompt.filterHelp.completing = now
      return [jobs.begin(.complete(completer))]
    }
    prompt.filterHelp.completing = now
    return []
  }

  /// What a job has found for the word at the caret.
  mutating func take(_ found: [Completion]) {
    guard let source = prompt.filterHelp.completing?.source else { return }
    prompt.filterHelp.completing?.take(State.worth(found, of: source))
  }

  /// Completions as they are offered: what is there already is none, and a word without a field gets one.
  private static func worth(
    _ found: [Completion], of source: FilterHelp.Completing.Source
  ) -> [Completion] {
    let found =
      source.isCounted ? found : found.map { Completion($0.name, text: $0.text, detail: $0.detail) }
    if source.field == nil {
      return found.map {
        Completion("tag:" + $0.name, count: $0.count, text: "tag:" + $0.text)
      }
    }
    let isThere =
      found.count == 1 && found[0].text.lowercased() == source.beginning.lowercased()
    return isThere ? [] : found
  }

  /// Takes the chosen completion, or the first one; asks for some where none are shown by themselves.
  mutating func completeFilter() -> [Effect] {
    let help = prompt.filterHelp
    if let completion = help.chosen ?? help.completions.first { return take(completion) }
    guard help.sheet == nil, help.completing == nil, openToken != nil || isAtWordStart else {
      return []
    }
    prompt.filterHelp.isAsked = true
    let effects = findCompletions()
    // What can be nothing else is taken.
    if let completing = prompt.filterHelp.completing, completing.completions.count == 1,
      !jobs.isRunning(.completing)
    {
      return effects + take(completing.completions[0])
    }
    return effects
  }

  /// Writes a completion in the place of what is typed of it.
  mutating func take(_ completion: Completion) -> [Effect] {
    let span = openToken?.valueSpan ?? caretOffset..<caretOffset
    let bytes = Array(results.filter.text.utf8)
    let before = String(decoding: bytes[..<span.lowerBound], as: UTF8.self) + completion.text
    let after = String(decoding: bytes[span.upperBound...], as: UTF8.self)
    prompt.filterHelp.isAsked = false
    guard (before + after).unicodeScalars.count <= State.lineLimit else {
      talk.message = .pasteCut(State.lineLimit)
      return []
    }
    results.filter.replace(before + after, caret: before.count)
    return edited()
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
    (prompt.filterHelp.sheet, prompt.filterHelp.isAsked) = (nil, false)
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
