import Catalog

extension State {
  /// What was done, to look at and to go back in.
  mutating func openHistory(_ lines: [HistoryLine]) -> [Effect] {
    let items = lines.map { line in
      let title = line.paper.flatMap(results.title).map { "  " + MarkSentences.shortened($0) } ?? ""
      return Menu.Item(
        label: line.what, detail: line.when + title, choice: .history(line.id))
    }
    let accept =
      keyIndex.name(for: "accept", in: .help)
      .map { "; \($0) goes back to just after it" } ?? ""
    return open(
      Menu(
        title: "What was done\(accept)", items: items, hasKeys: false),
      orSay: .nothingDone)
  }
}
