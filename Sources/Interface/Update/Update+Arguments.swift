import Catalog

/// What stands behind the name of a command on the command line, as it is completed.
extension State {
  /// Extends what is typed behind a command as far as all that it may become agrees.
  mutating func complete(_ command: Command, _ typed: ArgumentText) -> [Effect] {
    if command.argument?.form == .file { return [jobs.begin(.nameFiles(typed.words))] }
    extend(command, typed)
    return []
  }

  private mutating func extend(_ command: Command, _ typed: ArgumentText) {
    if let (head, values) = queryCandidates(command, typed) {
      guard let common = State.commonBeginning(of: values),
        head.count + common.count >= prompt.commandLine.text.count
      else { return }
      return prompt.commandLine.set(head + common)
    }
    let names = argumentCandidates(of: command, typed)
    guard let common = State.commonBeginning(of: names), common.count >= typed.beginning.count
    else { return }
    let isLabel = command.argument?.form == .labelAndQuery
    let text = isLabel ? ArgumentText.typed(label: common, isWhole: names.count == 1) : common
    set(command, text)
  }

  /// The texts that a command is likely to be given, those that begin like what is typed.
  func argumentCandidates(of command: Command, _ typed: ArgumentText) -> [String] {
    queryCandidates(command, typed)?.values ?? wholeCandidates(of: command, typed)
  }

  /// The files are there that what is typed may become, if it has not become something else.
  mutating func take(files names: [String], beginning: String) {
    guard prompt.mode == .commanding,
      let (command, typed) = argument(in: prompt.commandLine.text),
      command.argument?.form == .file, typed.words == beginning
    else { return }
    prompt.files = (beginning, names)
    guard let common = State.commonBeginning(of: names), common.count > beginning.count else {
      return
    }
    set(command, common)
  }

  /// Writes a command with what it is given, behind the number that stands before it.
  private mutating func set(_ command: Command, _ text: String) {
    let line = prompt.commandLine.text
    let head = line[..<State.counted(line).rest.startIndex]
    prompt.commandLine.set(head + command.name + " " + text)
  }

  /// Those that are all that is typed.
  private func wholeCandidates(of command: Command, _ typed: ArgumentText) -> [String] {
    if command.argument?.form == .file, let files = prompt.files,
      typed.words.hasPrefix(files.beginning)
    {
      return files.names.filter { $0.hasPrefix(typed.words) }
    }
    let likely = command.argument?.likely(self, typed) ?? []
    return likely.filter { $0.lowercased().hasPrefix(typed.beginning.lowercased()) }
  }

  /// What the last word of a query may become, if it is one that can be completed in a moment, and the line before
  /// what it replaces. As in the filter; but for papers that are listed alone.
  private func queryCandidates(
    _ command: Command, _ typed: ArgumentText
  ) -> (head: String, values: [String])? {
    // A label may have several words, which look like a query.
    guard typed.asks, wholeCandidates(of: command, typed).isEmpty,
      let token = Query(typed.query).tokens.last, token.kind == .word,
      token.quotation != .closed, token.span.upperBound == typed.query.utf8.count
    else { return nil }
    let start = token.field == nil ? token.span.lowerBound : token.valueSpan.lowerBound
    let head =
      prompt.commandLine.text.prefix(typed.column)
      + String(decoding: typed.query.utf8.prefix(start), as: UTF8.self)
    guard let field = token.field else {
      let fields = Completion.fields(beginning: token.value).map(\.text)
      return fields.isEmpty || token.value.isEmpty ? nil : (String(head), fields)
    }
    let completer = Completer(
      field, beginning: token.value, in: results.library, results.selection, marks.rows,
      views: results.views)
    guard completer.cost <= State.searchBudget / 2 else { return nil }
    return (String(head), (completer.completions() ?? []).map(\.text))
  }
}
