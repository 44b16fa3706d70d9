import Papers

// What a filter looks through.
//
// The searched text of a paper is that of its fields (`RowField`), each folded (`Fold`) and ended by a line feed;
// list items are divided by U+001F. A field with TeX in it is what is shown, U+001E, and what the author wrote, so
// that both are found. No term holds any of these bytes, so no match crosses a field or an item.
//
// Nearly all of this is a text that a digest has already, but for capital letters. So it is searched where it
// stands in the digest, ignoring case, and what is kept here is only what differs: around every formula that is
// shown as something else, and around every character that is not ASCII, a *passage* of the folded text, with
// `margin` bytes on both sides. What has at most one byte more than that and stands in the folded text stands in
// what the digest has, or in a passage: it has nothing to do with a difference, or lies between the ends of a
// passage. What is longer is looked for by its beginning first, and where that is found the whole text is put
// together (`RowText`). Half of all abstracts have TeX; their passages have 60 bytes on average, and the shown
// text 1,200.
//
// A field that the paper has of another entry than its abstract (`main`), or that several entries have together,
// or that differs nearly everywhere, is kept whole.

/// What is kept of the searched text of the papers of a segment.
struct SearchText {
  /// For each row with anything to keep: which fields are whole, which are shown otherwise than they were written,
  /// and of which what was written differs from its folded form, a byte each; the length of what says where passages
  /// belong, and that; and the texts and passages, each with U+001E behind it.
  let arena: Column<UInt8>
  /// Where each row begins; one more at the end.
  let starts: Column<UInt32>
  /// The entries of each row, and where those of each begin; one more at the end.
  let entries: Column<EntryReference>
  let entryStarts: Column<UInt32>

  var rowCount: Int { Swift.max(0, starts.count - 1) }

  /// Which of the entries of a paper has the texts that are searched where they stand: the first with an abstract.
  @inline(__always)
  static func main<Entries: Collection>(
    of entries: Entries, _ record: (Entries.Element) -> EntryRecord
  ) -> Entries.Index {
    if entries.count == 1 { return entries.startIndex }
    return entries.firstIndex { !record($0).abstract.isEmpty } ?? entries.startIndex
  }

  /// Lends the texts of some rows. `body` takes one, and says which row is next; nil when there is none.
  /// `digests` are those of the library. A digest is looked up once for all rows in turn that it has.
  @inline(__always)
  func visit(from first: Int?, in digests: [Digest], _ body: (Int, RowText) -> Int?) {
    arena.withUnsafeBytes { arena in
      starts.withUnsafeBufferPointer { starts in
        var next = first
        while let start = next {
          var main = main(of: start, in: digests)
          let number = main.digest
          // Of a digest that is gone only retired rows know, whatever is said of them.
          let digest = number < digests.count ? digests[Int(number)] : Digest.none
          digest.arena.withUnsafeBytes { text in
            digest.records.lend { records in
              while let row = next {
                if row != start { main = self.main(of: row, in: digests) }
                guard main.digest == number else { return }
                let end = row >= 0 && row &+ 1 < starts.count ? Int(starts[row &+ 1]) : 0
                let kept = end > 0 ? arena.part(from: Int(starts[row]), to: end) : RowText.nothing
                next = body(row, RowText(records[Int(main.entry)], in: text, kept))
              }
            }
          }
        }
      }
    }
  }

  /// The entry of a row that has the texts that are searched where they stand.
  @inline(__always)
  private func main(of row: Int, in digests: [Digest]) -> EntryReference {
    let (first, end) = (entryStarts[row], entryStarts[row + 1])
    if first &+ 1 == end { return entries[Int(first)] }
    let entries = self.entries.part(from: first, to: end)
    if entries.isEmpty { return .nothing }
    return entries[
      SearchText.main(of: entries) {
        $0.digest < digests.count ? digests[Int($0.digest)].records[Int($0.entry)] : .nothing
      }]
  }

  /// Lends the text of one row.
  func withRow<Result>(
    _ row: Int, in digests: [Digest], _ body: (RowText) -> Result
  ) -> Result? {
    var result: Result?
    visit(from: row, in: digests) { _, text in
      result = body(text)
      return nil
    }
    return result
  }

  /// Lends the folded title of each row, as it is shown and as it was written.
  func visitTitles(in digests: [Digest], _ body: (Int, UnsafeRawBufferPointer) -> Void) {
    visit(from: rowCount > 0 ? 0 : nil, in: digests) { row, text in
      text.withField(.title) { body(row, $0) }
      return row + 1 < rowCount ? row + 1 : nil
    }
  }

  /// The folded title of a row, for sorting.
  func title(of row: Int, in digests: [Digest]) -> ArraySlice<UInt8> {
    withRow(row, in: digests) { $0.withShown(.title) { ArraySlice($0) } } ?? []
  }

  /// The folded first author of a row, for sorting.
  func firstAuthor(of row: Int, in digests: [Digest]) -> ArraySlice<UInt8> {
    withRow(row, in: digests) { text in
      text.withShown(.authors) { ArraySlice($0.prefix { $0 != Digest.separator }) }
    } ?? []
  }
}
