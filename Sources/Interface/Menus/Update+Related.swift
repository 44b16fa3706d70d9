import Canvas
import Catalog
import Papers

extension State {
  /// Asks for the papers that are like this one.
  mutating func openRelated() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    talk.message = .relating
    return [jobs.begin(.relate(paper.id, results.library))]
  }

  /// Lists them, if the reader has stayed.
  mutating func found(_ papers: [RelatedPaper], relatedTo id: PaperID) -> [Effect] {
    guard paper?.id == id else { return [] }
    let items = papers.compactMap { related -> Menu.Item? in
      guard let row = results.library.row(of: related.id) else { return nil }
      let title = ShownText(results.library.paper(at: row).title).string
      var reasons = related.kind == .series ? ["series"] : []
      if !related.sharedAuthors.isEmpty {
        reasons.append(related.sharedAuthors.prefix(2).joined(separator: ", "))
      }
      return Menu.Item(
        label: title, detail: fitting(reasons, related.sharedTopics, beside: title),
        choice: .paper(related.id))
    }
    return open(Menu(title: "Papers like this one", items: items), orSay: .nothingRelated)
  }

  /// Reasons and topics, as many whole ones as the screen has room for beside a title.
  private func fitting(_ reasons: [String], _ topics: [String], beside title: String) -> String {
    let dot = " \(options.glyphs.dot) "
    var text = reasons.joined(separator: dot)
    // A menu leaves a detail two fifths of the screen, or what the title leaves.
    let inside = screen.size.columns - 12
    let room = max(inside - width.columns(of: title), inside * 2 / 5)
    for (number, topic) in topics.enumerated() {
      let gap = text.isEmpty ? "" : number == 0 ? dot : ", "
      let longer = text + gap + topic
      if !text.isEmpty, width.columns(of: longer) > room { break }
      text = longer
    }
    return text
  }

  /// Lists what every digest says of this paper.
  mutating func openSources() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    if paper.entries.count == 1 {
      talk.message = .oneSource
      return []
    }
    let items = paper.entries.map { entry in
      let record = entry.record
      var parts = [record.version > 0 ? "v\(record.version)" : "no version"]
      if let day = record.day ?? entry.digest.day { parts.append("\(day)") }
      if record.abstract.isEmpty { parts.append("no abstract") }
      return Menu.Item(
        label: "\(options.names.name(of: entry.digest.path)):\(record.line)",
        detail: parts.joined(separator: " \(options.glyphs.dot) "),
        choice: .entry(path: entry.digest.path, line: Int(record.line)))
    }
    return open(Menu(title: "What the digests say", items: items), orSay: .oneSource)
  }

  /// Shows what an entry says, word by word against what the reader shows.
  mutating func compare(with path: String, _ line: Int) -> [Effect] {
    guard let number = paper?.number(of: path, line) else {
      talk.message = .sourceGone
      return []
    }
    reader.comparison = number == 0 ? nil : number
    reader.currentMatch = nil
    if let id = paper?.id { reader.keep(nil, of: id) }
    return number == 0 ? [] : focus(on: .reader)
  }
}

extension Paper {
  /// Which of the entries stands on this line of a digest.
  fileprivate func number(of path: String, _ line: Int) -> Int? {
    entries.firstIndex { $0.digest.path == path && $0.record.line == line }
  }

  /// Which of the entries stands where one of an earlier reading stood.
  func number(of entry: Entry) -> Int? { number(of: entry.digest.path, Int(entry.record.line)) }
}
