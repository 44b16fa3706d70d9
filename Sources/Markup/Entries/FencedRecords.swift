import Digests
import Papers

/// Records in a code fence: a bibliography, or a list in YAML or JSON that somebody keeps in the middle of a
/// page.
///
/// One record alone, or one below a heading that says so, is how to cite something, unless nothing else on the
/// page names a paper. Records of papers that the page names besides are known already.
struct FencedRecords {
  private let page: Page
  /// What the page names besides.
  private let known: Set<PaperID>

  private static let dialects: [Dialect] = [.bibTeX, .taggedRecords, .yamlList, .genericJSON]

  /// Reads the fences of a page, in their order.
  static func read(_ page: Page, into builder: inout DigestBuilder) {
    var records: FencedRecords?
    var heading = 0..<0
    for block in page.blocks.indices {
      if case .heading = page.blocks[block].kind { heading = page.blocks[block].text }
      guard page.blocks[block].kind == .code, mayHaveRecords(page.blocks[block].text, page) else {
        continue
      }
      let reader = records ?? FencedRecords(page)
      records = reader
      reader.read(block, below: heading, into: &builder)
    }
  }

  private init(_ page: Page) {
    self.page = page
    known = Set(page.marks.compactMap { $0.reference?.id })
  }

  private static func mayHaveRecords(_ text: Range<Int>, _ page: Page) -> Bool {
    (["title", "Title", "TITLE", "TI  -", "T1  -"] as [StaticString]).contains {
      page.scanner.find($0, in: text) != nil
    }
  }

  private func read(_ block: Int, below heading: Range<Int>, into builder: inout DigestBuilder) {
    let text = page.slice(page.blocks[block].text)
    guard let dialect = FencedRecords.dialects.first(where: { $0.sniff(text) }) else { return }
    let entries = DigestParser.parse(Array(text), path: "", dialects: [dialect]).entries
    let areNew = entries.contains { !known.contains($0.record.id) }
    guard areNew, page.marks.isEmpty || entries.count > 1 && !saysHowToCite(heading) else { return }
    let line = builder.line
    builder.line = Int(page.blocks[block].line)
    var reader = dialect.makeReader()
    var done = 0
    while done < text.count {
      done += reader.read(
        UnsafeRawBufferPointer(rebasing: text[done...]), isLast: true, into: &builder)
    }
    builder.line = line
  }

  private func saysHowToCite(_ heading: Range<Int>) -> Bool {
    (["cit", "Cit", "CIT", "ibTeX", "ibtex", "引用", "인용", "Zit", "цит", "Цит"] as [StaticString])
      .contains {
        page.scanner.find($0, in: heading) != nil
      }
  }
}
