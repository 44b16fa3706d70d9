import Papers

@testable import Catalog

/// Papers, marks and a query to be sorted, with nothing made ready.
struct SlowSorting {
  let library: Library
  let marks: [PaperID: PaperMarks]
  let arrivals: Arrivals
  let query: Query

  /// Some papers in an order: every two of them compared by every key.
  func sorted(_ ids: [PaperID], by order: SortOrder) -> [PaperID] {
    var parts = order.parts
    if ![.date, .title, .author, .digest].contains(parts.last!.key) { parts.append(.init(.date)) }
    let scores = scores(of: ids)
    let values = Dictionary(
      uniqueKeysWithValues: ids.map { id in (id, parts.map { value(id, $0.key, scores) }) })
    let places = Dictionary(uniqueKeysWithValues: ids.map { ($0, place(of: $0)) })
    return ids.sorted { left, right in
      for (index, part) in parts.enumerated() {
        let (one, two) = (values[left]![index], values[right]![index])
        if one == two { continue }
        guard let one else { return false }
        guard let two else { return true }
        return part.falls ? two.lexicographicallyPrecedes(one) : one.lexicographicallyPrecedes(two)
      }
      return places[left]!.lexicographicallyPrecedes(places[right]!)
    }
  }

  /// What a paper is compared by; nil when it has none.
  private func value(_ id: PaperID, _ key: SortOrder.Key, _ scores: [PaperID: Float]) -> [Double]? {
    let paper = paper(id)
    func number(_ value: Int?) -> [Double]? { value.map { [Double($0)] } }
    func text(_ value: String) -> [Double]? {
      value.isEmpty ? nil : Fold.full.bytes(of: value).map { Double($0) }
    }
    switch key {
    case .date: return number(paper.listedDay.map { Int($0.number) })
    case .title: return text(paper.title.string)
    case .author:
      let words = (paper.authors.items.first?.string ?? "").split(separator: " ")
      return text(([words.last].compactMap(\.self) + words.dropLast()).joined(separator: " "))
    case .digest: return place(of: id).map { Double($0) }
    case .rating: return number(marks[id].flatMap { $0.rating > 0 ? $0.rating : nil })
    case .queue: return marks[id]?.queueRank.map { [$0] }
    case .added:
      return number(
        arrivals.days.listed.filter { $0.papers.contains(id) }.map { Int($0.day.number) }.min())
    case .citations:
      return number(
        library.rows(in: SortOrder(.digest)).count { row in
          library.id(of: row) != id && names(library.paper(at: row), id)
        })
    case .relevance: return scores.isEmpty ? [0] : [Double(scores[id]!)]
    }
  }

  private func paper(_ id: PaperID) -> Paper { library.paper(at: library.row(of: id)!) }

  /// Where a paper first stands in the digests.
  private func place(of id: PaperID) -> [Int] {
    for (number, digest) in library.sources.enumerated() {
      for (index, entry) in digest.entries.enumerated() where library.id(of: entry) == id {
        return [number, index]
      }
    }
    return []
  }

  private func names(_ paper: Paper, _ id: PaperID) -> Bool {
    (paper.title.string + "|" + paper.abstract.string)
      .split { !"0123456789./".contains($0) && !$0.isLetter && $0 != "-" }
      .contains { word in
        let word = word.drop { $0 == "." }
        return word == "\(id)" || word == "\(id)v2" || word == "\(id)."
          || word.hasSuffix("/\(id)") && id.isArxiv
      }
  }

  // MARK: Relevance

  private func scores(of ids: [PaperID]) -> [PaperID: Float] {
    let leaves = query.tree.positiveLeaves
    var words: [(text: [UInt8], field: TextField?)] = []
    for leaf in leaves {
      if case .text(let term) = leaf { words.append((Fold.full.bytes(of: term.text), nil)) }
      if case .field(let field, let term) = leaf, field != .author {
        words.append((Fold.full.bytes(of: term.text), field))
      }
    }
    if words.isEmpty { return [:] }
    let counts = ids.map { id in words.map { count($0.text, $0.field, in: paper(id)) } }
    let lengths = ids.map { Double(fields(of: paper($0)).reduce(0) { $0 + $1.count } + 6) }
    let mean = lengths.reduce(0, +) / Double(ids.count)
    var scores: [PaperID: Float] = [:]
    for (id, (count, length)) in zip(ids, zip(counts, lengths)) {
      var score = 0.0
      for (index, often) in count.enumerated() where often > 0 {
        let having = counts.count { $0[index] > 0 }
        score +=
          log(1 + Double(ids.count) / Double(having)) * often * 2.2
          / (often + 1.2 * (0.25 + 0.75 * length / mean))
      }
      scores[id] = Float(score)
    }
    return scores
  }

  /// Title, authors, tags, abstract, folded.
  private func fields(of paper: Paper) -> [[UInt8]] {
    [
      paper.title.string, paper.authors.string,
      paper.tags.map(\.string).joined(separator: "\u{1F}"),
      paper.abstract.string,
    ].map { Fold.full.bytes(of: $0) }
  }

  private func count(_ word: [UInt8], _ field: TextField?, in paper: Paper) -> Double {
    let fields = fields(of: paper)
    let counts = fields.map { text in
      var (count, place) = (0, 0)
      while place + word.count <= text.count {
        if Array(text[place..<place + word.count]) == word {
          count += 1
          place += word.count
        } else {
          place += 1
        }
      }
      return Double(count)
    }
    switch field {
    case .title: return 4 * counts[0]
    case .abstract: return counts[3]
    default: return 4 * counts[0] + counts[1] + counts[2] + counts[3]
    }
  }
}
