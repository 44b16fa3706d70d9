import Papers
import TeX

/// The folded text of every paper of a segment, in one arena, in the order of the rows.
///
/// A row is `title \n authors \n tags \n categories \n summary \n comment \n abstract \n` (`RowField`); list
/// items are divided by U+001F. A field with TeX in it is what is shown, U+001E, and what the author wrote, so that both are
/// found. No term holds any of these bytes, so no match crosses a field or an item.
///
/// What the author wrote in an abstract is four fifths of all text, and mostly differs from its folded form by
/// capital letters only. Then it is not written here, but searched where the digest has it (`RowText`).
struct SearchText {
  private var arena: [UInt8] = []
  /// Where each row begins; one more at the end.
  private var starts: [Int] = [0]
  /// By row: the abstract where the digest has it; empty where it is in the arena.
  private var abstracts: [DigestText] = []

  /// A text in a digest of the library.
  private struct DigestText {
    let digest: UInt32
    let span: TextSpan
  }

  var rowCount: Int { starts.count - 1 }
  var byteCount: Int { arena.count }

  mutating func reserve(bytes: Int, rows: Int, _ memory: MemoryAdvice) {
    arena.reserveCapacity(bytes)
    memory.apply(to: &arena)
    starts.reserveCapacity(rows + 1)
    abstracts.reserveCapacity(rows)
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
    abstracts.append(DigestText(digest: digest, span: span))
    starts.append(arena.count)
  }

  /// Lends the texts of some rows. `body` takes one, and says which row is next; nil when there is none.
  /// `digests` are those of the library. A digest is looked up once for all rows in turn that it has.
  @inline(__always)
  func visit(from first: Int?, in digests: [Digest], _ body: (Int, RowText) -> Int?) {
    arena.withUnsafeBytes { arena in
      starts.withUnsafeBufferPointer { starts in
        abstracts.withUnsafeBufferPointer { abstracts in
          var next = first
          while let start = next {
            let number = abstracts[start].digest
            digests[Int(number)].arena.withUnsafeBytes { digest in
              while let row = next, abstracts[row].digest == number {
                // Of a digest that is gone only retired rows know, whatever is said of them.
                let span = abstracts[row].span.range.clamped(to: 0..<digest.count)
                next = body(
                  row,
                  RowText(
                    folded: UnsafeRawBufferPointer(rebasing: arena[starts[row]..<starts[row + 1]]),
                    unfolded: UnsafeRawBufferPointer(rebasing: digest[span])))
              }
            }
          }
        }
      }
    }
  }

  /// Lends the folded title of each row, as it is shown and as it was written.
  func visitTitles(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
    arena.withUnsafeBytes { arena in
      for row in 0..<rowCount {
        let text = UnsafeRawBufferPointer(rebasing: arena[starts[row]..<starts[row + 1]])
        body(row, RowField.title.bytes(of: text))
      }
    }
  }

  /// The folded title of a row, for sorting.
  func title(of row: Int) -> ArraySlice<UInt8> {
    let start = starts[row]
    return arena[start...].prefix { $0 != 0x0A && $0 != SearchText.written }
  }

  /// The folded first author of a row, for sorting.
  func firstAuthor(of row: Int) -> ArraySlice<UInt8> {
    withAuthors(of: row) { $0.prefix { $0 != Digest.separator } }
  }

  /// Lends the folded authors of a row, as they are shown.
  func withAuthors<Result>(of row: Int, _ body: (ArraySlice<UInt8>) -> Result) -> Result {
    let start = arena[starts[row]...].prefix { $0 != 0x0A }.endIndex + 1
    return body(arena[start...].prefix { $0 != 0x0A && $0 != SearchText.written })
  }

  /// Lends the bytes of the folded authors of a row, as they are shown.
  func withAuthorBytes<Result>(
    of row: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    arena.withUnsafeBytes { bytes in
      let row = bytes[starts[row]..<starts[row + 1]]
      let start = (row.firstIndex(of: 0x0A) ?? row.endIndex - 1) + 1
      let end = row[start...].firstIndex { $0 == 0x0A || $0 == SearchText.written } ?? row.endIndex
      return body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// Divides what is shown from what was written.
  static let written: UInt8 = 0x1E

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
