import Papers
import TeX

/// Puts the searched text of papers together, row by row.
struct SearchTextMaker {
  private var arena: [UInt8] = []
  private var starts: [Int] = [0]
  private var abstracts: [SearchText.DigestText] = []

  var byteCount: Int { arena.count }

  mutating func reserve(bytes: Int, rows: Int, _ memory: MemoryAdvice) {
    arena.reserveCapacity(bytes)
    memory.apply(to: &arena)
    starts.reserveCapacity(rows + 1)
    abstracts.reserveCapacity(rows)
  }

  var text: SearchText {
    SearchText(arena: Column(arena), starts: Column(starts), abstracts: Column(abstracts))
  }

  /// Appends a row. `digest` is the number of the digest that has the abstract.
  mutating func append(_ paper: Paper, abstractIn digest: UInt32) {
    append(paper.title)
    append(paper.authors)
    append(list: paper.tags)
    append(list: paper.categories)
    append(paper.summary)
    append(paper.comment)
    let span = append(abstract: paper.abstract)
    abstracts.append(SearchText.DigestText(digest: digest, span: span))
    starts.append(arena.count)
  }

  private mutating func append(_ passage: Passage) {
    passage.withBytes { bytes in
      appendShown(bytes)
      Fold.appendFolded(bytes, to: &arena)
    }
    arena.append(0x0A)
  }

  /// Appends of an abstract what is not searched where it stands, and returns where that is.
  private mutating func append(abstract: Passage) -> TextSpan {
    guard abstract.withBytes(Fold.isFoldedByCase) else {
      append(abstract)
      return .empty
    }
    abstract.withBytes { appendShown($0) }
    return abstract.span
  }

  /// Appends what is shown for a text with TeX in it.
  private mutating func appendShown(_ bytes: UnsafeRawBufferPointer) {
    if TeXText.isPlain(bytes) { return }
    append(rendered: bytes)
    arena.append(SearchText.written)
  }

  /// Appends what is shown for a text or a list of them.
  private mutating func append(rendered bytes: UnsafeRawBufferPointer) {
    for (index, item) in bytes.split(
      separator: Digest.separator, omittingEmptySubsequences: false
    ).enumerated() {
      if index > 0 { arena.append(Digest.separator) }
      TeXText(UnsafeRawBufferPointer(rebasing: item)).text.withUnsafeBytes {
        Fold.appendFolded($0, to: &arena)
      }
    }
  }

  private mutating func append(list: [Passage]) {
    for (index, item) in list.enumerated() {
      if index > 0 { arena.append(Digest.separator) }
      item.withBytes { Fold.appendFolded($0, to: &arena) }
    }
    arena.append(0x0A)
  }
}
