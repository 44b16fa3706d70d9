import Papers

/// The folded text of every paper of a segment, in one arena, in the order of the rows.
///
/// A row is `title \n authors \n tags \n categories \n summary \n comment \n abstract \n` (`RowField`); list
/// items are divided by U+001F. A field with TeX in it is what is shown, U+001E, and what the author wrote, so that both are
/// found. No term holds any of these bytes, so no match crosses a field or an item.
///
/// What the author wrote in an abstract is four fifths of all text, and mostly differs from its folded form by
/// capital letters only. Then it is not written here, but searched where the digest has it (`RowText`).
struct SearchText {
  let arena: Column<UInt8>
  /// Where each row begins; one more at the end.
  let starts: Column<Int>
  /// By row: the abstract where the digest has it; empty where it is in the arena.
  let abstracts: Column<DigestText>

  /// A text in a digest of the library.
  struct DigestText: FlatValue {
    let digest: UInt32
    let span: TextSpan

    static var nothing: DigestText { DigestText(digest: .max, span: .empty) }
  }

  var rowCount: Int { Swift.max(0, starts.count - 1) }

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
            // Of a digest that is gone only retired rows know, whatever is said of them.
            let digest = number < digests.count ? digests[Int(number)] : Digest.none
            digest.arena.withUnsafeBytes { digest in
              while let row = next, abstracts[row].digest == number {
                next = body(
                  row,
                  RowText(
                    folded: arena.part(from: starts[row], to: starts[row + 1]),
                    unfolded: digest.text(abstracts[row].span)))
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
        body(row, RowField.title.bytes(of: arena.part(from: starts[row], to: starts[row + 1])))
      }
    }
  }

  /// The folded title of a row, for sorting.
  func title(of row: Int) -> ArraySlice<UInt8> {
    arena.withUnsafeBytes { bytes in
      let row = bytes.part(from: starts[row], to: starts[row + 1])
      return ArraySlice(row.prefix { $0 != 0x0A && $0 != SearchText.written })
    }
  }

  /// The folded first author of a row, for sorting.
  func firstAuthor(of row: Int) -> ArraySlice<UInt8> {
    withAuthorBytes(of: row) { ArraySlice($0.prefix { $0 != Digest.separator }) }
  }

  /// Lends the bytes of the folded authors of a row, as they are shown.
  func withAuthorBytes<Result>(
    of row: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    arena.withUnsafeBytes { bytes in
      let row = bytes.part(from: starts[row], to: starts[row + 1])
      let authors = row.drop { $0 != 0x0A }.dropFirst()
      return body(
        UnsafeRawBufferPointer(
          rebasing: authors.prefix { $0 != 0x0A && $0 != SearchText.written }))
    }
  }

  /// Divides what is shown from what was written.
  static let written: UInt8 = 0x1E
}

extension UnsafeRawBufferPointer {
  /// The bytes between two places, as far as there are such places.
  @inline(__always)
  func part(from start: Int, to end: Int) -> UnsafeRawBufferPointer {
    let end = Swift.min(end, count)
    guard start >= 0, start < end else { return UnsafeRawBufferPointer(rebasing: self[..<0]) }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}
