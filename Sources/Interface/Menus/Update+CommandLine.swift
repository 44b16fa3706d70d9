import Catalog
import Papers

extension State {
  /// Lists the command lines that print what the list shows, to be copied.
  mutating func openCommandLines() -> [Effect] {
    let items = [
      ("", "lines"), ("--jsonl", "JSON"), ("--count", "a number"),
    ].map { format, detail in
      let line = commandLine(format)
      return Menu.Item(
        label: SafeText.line(line), detail: detail, choice: .copy(line, name: "the command line"))
    }
    var menu = Menu(title: "The list on the command line", items: items)
    menu.showsWholeLabel = true
    return open(menu, orSay: .noPaper)
  }

  /// `quire list --query 'kv cache' digests/`
  private func commandLine(_ format: String) -> String {
    var words = ["quire", "list"] + (format.isEmpty ? [] : [format])
    let query = results.query
    // What cannot be meant is not applied in the list, and would end the command.
    let text = query.problems.isEmpty ? results.filter.text : query.tree.text
    if !query.isEmpty { words += ["--query", ShellWord.quoted(text)] }
    let isSaid = !query.isEmpty && query.problems.isEmpty && query.order != nil
    if results.shownOrder != SortOrder(.date), !isSaid {
      words += ["--sort", results.shownOrder.text]
    }
    // What begins with a hyphen is no option, and alone it is standard input.
    if options.paths.contains(where: { $0.first == 0x2D && $0.count > 1 }) { words.append("--") }
    return (words + options.paths.map(ShellWord.quoted)).joined(separator: " ")
  }
}
