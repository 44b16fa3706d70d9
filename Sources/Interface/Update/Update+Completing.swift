import Catalog

/// What the word at the caret of the filter may become.
extension State {
  /// The word of the filter whose end the caret is at, unless it is a quotation that has ended.
  private var openToken: QueryToken? {
    let token = results.query.tokens.first { $0.span.upperBound == caretOffset }
    return token?.quotation == .closed ? nil : token
  }

  /// Where the caret of the filter is, in bytes.
  private var caretOffset: Int { results.filter.text.prefix(results.filter.caret).utf8.count }

  /// Whether a word would begin at the caret.
  var isAtWordStart: Bool {
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

  /// Brings what the word at the caret may become up to date. While the reader goes from one to the next, they are
  /// what they were before the first was written.
  mutating func updateCompletions() -> [Effect] {
    if isSteppingThroughCompletions { return [] }
    prompt.filterHelp.step = nil
    return findCompletions()
  }

  /// Whether the line is as the last completion has left it, so that the next one takes its place.
  var isSteppingThroughCompletions: Bool {
    prompt.filterHelp.step?.line == results.filter.text
      && prompt.filterHelp.step?.caret == results.filter.caret
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
    } else if completer.cost <= State.searchBudget / 2 {
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

  /// Takes the chosen completion, or the first one, and each time after that the next in its place; asks for some
  /// where none are shown by themselves.
  mutating func completeFilter(by steps: Int = 1) -> [Effect] {
    let help = prompt.filterHelp
    let all = help.completions
    if isSteppingThroughCompletions, !all.isEmpty, let chosen = help.completing?.chosen {
      return stepToCompletion(((chosen + steps) % all.count + all.count) % all.count)
    }
    if !all.isEmpty {
      let first = steps > 0 ? 0 : all.count - 1
      return stepToCompletion(help.chosen == nil ? first : help.completing?.chosen ?? first)
    }
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

  /// Writes a completion of which there are others, which may take its place.
  private mutating func stepToCompletion(_ index: Int) -> [Effect] {
    let all = prompt.filterHelp.completions
    guard all.count > 1 else { return take(all[index]) }
    let step = prompt.filterHelp.step ?? stepFromCaret
    guard let effects = write(all[index], at: step) else { return [] }
    prompt.filterHelp.completing?.chosen = index
    prompt.filterHelp.step = step.with(results.filter)
    return effects
  }

  /// Writes a completion in the place of what is typed of it.
  mutating func take(_ completion: Completion) -> [Effect] {
    let step = isSteppingThroughCompletions ? prompt.filterHelp.step : nil
    (prompt.filterHelp.isAsked, prompt.filterHelp.step) = (false, nil)
    return write(completion, at: step ?? stepFromCaret) ?? []
  }

  /// The line around the word at the caret.
  private var stepFromCaret: FilterHelp.Step {
    let span = openToken?.valueSpan ?? caretOffset..<caretOffset
    let bytes = Array(results.filter.text.utf8)
    return FilterHelp.Step(
      before: String(decoding: bytes[..<span.lowerBound], as: UTF8.self),
      after: String(decoding: bytes[span.upperBound...], as: UTF8.self))
  }

  /// Writes a completion into a line; nil when there is no room for it.
  private mutating func write(_ completion: Completion, at step: FilterHelp.Step) -> [Effect]? {
    let before = step.before + completion.text
    guard (before + step.after).unicodeScalars.count <= State.lineLimit else {
      talk.message = .pasteCut(State.lineLimit)
      return nil
    }
    results.filter.replace(before + step.after, caret: before.count)
    return edited()
  }
}
