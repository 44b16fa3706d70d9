import Papers

/// Fields that were read as they stand, and look as if something else had come into them.
enum DoubtfulFields {
  /// No abstract has so many bytes.
  private static let longestAbstract = 20_000
  /// As many papers may have one title: revised ones, and series (`Notes`).
  private static let sharedTitles = 2

  /// What looks wrong with one entry.
  static func problems(of entry: Entry) -> [Problem] {
    let record = entry.record
    var kinds: [Problem.Kind] = []
    if isSection(entry) {
      kinds.append(.sectionAsTitle)
    } else if entry.passage(\.title).withBytes({ LinkLabel.isLabel($0) }) {
      kinds.append(.labelAsTitle)
    }
    if Int(record.abstract.length) > longestAbstract {
      kinds.append(.longAbstract(bytes: Int(record.abstract.length)))
    }
    if entry.passage(\.authors).items.contains(where: { $0.withBytes { LinkLabel.isLabel($0) } }) {
      kinds.append(.labelAsAuthor)
    }
    return kinds.map { Problem(line: Int(record.line), kind: $0) }
  }

  /// Titles that many papers have, each told with its first line.
  static func repeatedTitles(in digest: Digest) -> [Problem] {
    var papers: [[UInt8]: (line: Int, ids: Set<PaperID>)] = [:]
    for entry in digest.entries {
      let title = entry.passage(\.title).withBytes { $0.map(ASCII.lower) }
      papers[title, default: (Int(entry.record.line), [])].ids.insert(entry.record.id)
    }
    return papers.values.filter { $0.ids.count > sharedTitles }.map {
      Problem(line: $0.line, kind: .repeatedTitle(count: $0.ids.count))
    }
  }

  /// Whether a title is the name of the digest, a date, or a word with which sections are named.
  private static func isSection(_ entry: Entry) -> Bool {
    let title = entry.passage(\.title)
    if title.string == entry.digest.name { return true }
    return title.withBytes { bytes in
      Day(text: bytes) != nil || SectionNames.isOne(bytes)
    }
  }
}
