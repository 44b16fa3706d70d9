import Papers

/// Fields that were read as they stand, and look as if something else had come into them.
struct DoubtfulFields {
  /// No abstract has so many bytes.
  private static let longestAbstract = 20_000

  /// What the digest is called.
  private let name: [UInt8]

  init(ofDigest name: String) { self.name = Array(name.utf8) }

  /// Says what looks wrong with one entry, whose texts are in an arena.
  func find(
    in record: EntryRecord, _ arena: UnsafeRawBufferPointer, _ add: (Problem.Kind) -> Void
  ) {
    let title = UnsafeRawBufferPointer(rebasing: arena[record.title.range])
    if isSection(title) {
      add(.sectionAsTitle)
    } else if LinkLabel.isLabel(title) {
      add(.labelAsTitle)
    }
    if Int(record.abstract.length) > DoubtfulFields.longestAbstract {
      add(.longAbstract(bytes: Int(record.abstract.length)))
    }
    if hasLabel(record.authors.range, arena) { add(.labelAsAuthor) }
  }

  /// Whether one of the items of a list is the label of a link.
  private func hasLabel(_ list: Range<Int>, _ arena: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(arena)
    var start = list.lowerBound
    while start < list.upperBound {
      let end = scanner.first(Digest.separator, in: start..<list.upperBound) ?? list.upperBound
      if LinkLabel.isLabel(scanner.slice(start..<end)) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether a title is the name of the digest, a date, or a word with which sections are named.
  private func isSection(_ title: UnsafeRawBufferPointer) -> Bool {
    title.count == name.count && title.elementsEqual(name) || Day(text: title) != nil
      || title.count < 40 && DoubtfulFields.sections.contains(FoldedWord.hash(title))
  }

  private static let sections: WordTable<Bool> = {
    let names = [
      "papers", "paper list", "list of papers", "arxiv papers", "new papers", "daily papers",
      "today's papers",
      "latest papers", "surveys", "survey papers", "survey", "introduction", "contents",
      "table of contents",
      "reading list", "references", "bibliography", "related work", "other", "others",
      "other papers", "misc",
      "miscellaneous", "resources", "datasets", "benchmarks", "news", "updates", "uncategorized",
      "to read",
      "preprints", "publications", "new submissions", "cross-lists", "replacements", "目录", "综述",
      "其他", "论文列表",
      "論文一覧", "その他", "목차", "기타", "inhalt", "sommaire", "índice", "содержание",
    ]
    return WordTable(set: names.map { FoldedWord.hash($0) })
  }()
}
