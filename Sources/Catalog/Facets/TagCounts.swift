extension Library {
  /// How many papers of a selection have each tag, by the tag's number.
  ///
  /// Of those in the selection and those outside it the fewer are counted; how many all are is known.
  func tagCounts(of selection: Selection) -> [UInt32] {
    guard selection.count > count / 2 else { return tagCounts(of: selection.hits) }
    var others = RowSet(0..<rowCount)
    others.subtract(retired)
    others.subtract(selection.hits)
    return zip(tagTotals, tagCounts(of: others)).map { $0 - $1 }
  }

  /// How many of some rows have each tag; one pass over the rows, a few nanoseconds each.
  func tagCounts(of rows: RowSet) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: tags.count)
    counts.withUnsafeMutableBufferPointer { counts in
      for segment in segments {
        segment.withTags { tags, starts in
          rows.visit(in: segment.firstRow..<segment.endRow) { row in
            let local = Int(row - segment.firstRow)
            for index in Int(starts[local])..<Int(starts[local + 1]) {
              counts[Int(tags[index])] += 1
            }
          }
        }
      }
    }
    return counts
  }
}
