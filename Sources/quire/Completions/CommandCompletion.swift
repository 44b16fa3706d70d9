import Catalog

/// Finds what the word at the cursor may be, from what the parser says of the commands: a command, an option, or a
/// value, which the name of the value tells (`ValueCompletion`).
struct CommandCompletion {
  private let line: ShellLine
  private let list: CommandList
  private let command: CommandInfo
  /// The words behind the command.
  private let words: ArraySlice<String>
  /// The word is the first of the line.
  private let isFirst: Bool

  init(_ line: ShellLine, _ list: CommandList) {
    (self.line, self.list) = (line, list)
    let words = line.words.dropFirst()
    isFirst = words.isEmpty
    let found = words.first.flatMap { name in list.commands.first { $0.name == name } }
    command = found ?? list.browser
    self.words = found == nil ? words : words.dropFirst()
  }

  func suggestions() -> Suggestions {
    let (positional, awaited) = parsed()
    let values = ValueCompletion(
      words: words.filter { !$0.hasPrefix("-") }, commands: list.commands)
    if let awaited { return values.suggestions(for: awaited, line.current) }
    if line.current.hasPrefix("--"), let sign = line.current.firstIndex(of: "="),
      let option = option(line.current[..<sign])
    {
      let start = line.current.index(after: sign)
      return values.suggestions(for: option, String(line.current[start...]))
        .behind(String(line.current[..<start]))
    }
    if line.current.hasPrefix("-"), !words.contains("--") { return options() }
    let places = command.arguments.filter { $0.kind == .positional }
    let place = places.indices.contains(positional) ? places[positional] : places.last
    var result = Suggestions()
    if let place, positional < places.count || place.isRepeating {
      result = values.suggestions(for: place, line.current)
    }
    if isFirst { result.items = commands() + result.items }
    return result
  }

  /// How many positional arguments stand before the word, and the option whose value it is.
  private func parsed() -> (positional: Int, awaited: CommandInfo.Argument?) {
    var positional = 0
    var awaited: CommandInfo.Argument?
    var isOver = false
    for word in words {
      if let option = awaited, !(option.takesSeveral && word.hasPrefix("-")) {
        if !option.takesSeveral { awaited = nil }
      } else if !isOver, word == "--" {
        (isOver, awaited) = (true, nil)
      } else if !isOver, word.hasPrefix("-"), word != "-" {
        awaited = option(word[...]).flatMap { $0.kind == .option ? $0 : nil }
      } else {
        positional += 1
      }
    }
    if let option = awaited, option.takesSeveral, line.current.hasPrefix("-") { awaited = nil }
    return (positional, awaited)
  }

  private func option(_ name: Substring) -> CommandInfo.Argument? {
    command.arguments.first { $0.names.contains(String(name)) }
  }

  private func commands() -> [Suggestions.Item] {
    list.commands.filter { $0.name.hasPrefix(line.current) }
      .map { Suggestions.Item(text: $0.name, detail: $0.abstract) }
  }

  /// The options that may still be given.
  private func options() -> Suggestions {
    let given = Set(words)
    return Suggestions(
      command.arguments.filter { $0.isRepeating || given.isDisjoint(with: $0.names) }
        .flatMap { option in option.names.map { Suggestions.Item(text: $0, detail: option.help) } }
        .filter { $0.text.hasPrefix(line.current) })
  }
}
