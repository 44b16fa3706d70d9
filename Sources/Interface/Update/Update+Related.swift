import Catalog
import Digests

extension State {
  /// Asks for the papers that are like this one.
  mutating func openRelated() -> [Effect] {
    guard let paper else {
      message = .noPaper
      return []
    }
    message = .relating
    return [.relate(paper.id)]
  }

  /// Lists them, if the reader is still there.
  mutating func found(_ papers: [RelatedPaper], relatedTo id: PaperID) -> [Effect] {
    guard paper?.id == id, mode == .browsing else { return [] }
    message = nil
    let items = papers.compactMap { related -> Menu.Item? in
      guard let row = library.row(of: related.id) else { return nil }
      let title = ShownText(library.paper(at: row).title).string
      var reasons = related.kind == .series ? ["series"] : []
      if !related.sharedAuthors.isEmpty {
        reasons.append(related.sharedAuthors.prefix(2).joined(separator: ", "))
      }
      if !related.sharedWords.isEmpty { reasons.append(related.sharedWords.joined(separator: " ")) }
      return Menu.Item(
        label: title, detail: reasons.joined(separator: " \(options.glyphs.dot) "),
        choice: .paper(related.id))
    }
    return open(Menu(title: "Papers like this one", items: items), orSay: .nothingRelated)
  }

  /// Lists what every digest says of this paper.
  mutating func openSources() -> [Effect] {
    guard let paper else {
      message = .noPaper
      return []
    }
    if paper.entries.count == 1 {
      message = .oneSource
      return []
    }
    let items = paper.entries.enumerated().map { index, entry in
      let record = entry.record
      var parts = [record.version > 0 ? "v\(record.version)" : "no version"]
      if let day = record.day ?? entry.digest.day { parts.append("\(day)") }
      if record.abstract.isEmpty { parts.append("no abstract") }
      return Menu.Item(
        label: "\(options.names.name(of: entry.digest.path)):\(record.line)",
        detail: parts.joined(separator: " \(options.glyphs.dot) "), choice: .entry(index))
    }
    return open(Menu(title: "What the digests say", items: items), orSay: .oneSource)
  }

  /// Shows what an entry says, word by word against what the reader shows.
  mutating func compare(with number: Int) -> [Effect] {
    comparison = number == 0 ? nil : number
    currentMatch = nil
    if let id = paper?.id { positions[id] = nil }
    return number == 0 ? [] : focus(on: .reader)
  }
}
