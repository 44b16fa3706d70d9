import Papers

/// The columns of a segment: in arrays, as they were made, or where they were kept.
struct SegmentColumns {
  let ids: Column<PaperID>
  /// The days by which the papers are listed, as numbers; `SegmentParts.undated` for none.
  let days: Column<Int32>
  /// Their entries, the best of a paper first, and where those of each begin; one more at the end.
  let entries: Column<EntryReference>
  let entryStarts: Column<UInt32>
  /// Their tags, and where those of each begin; one more at the end.
  let tags: Column<UInt32>
  let tagStarts: Column<UInt32>
  /// Their categories, and where those of each begin; one more at the end.
  let categories: Column<UInt32>
  let categoryStarts: Column<UInt32>
  let versions: Column<UInt16>
  let authorCounts: Column<UInt16>
  let withdrawn: Column<UInt32>
  /// The papers in the order of their ids.
  let byID: Column<UInt32>
  let text: SearchText
  let hasVenues: Bool
  let years: ClosedRange<Int>?
  /// What papers there are, and in which versions: other ones have another number, but for chance.
  let stamp: UInt64

  init(_ parts: consuming SegmentParts) {
    let ids = parts.ids
    let days = parts.days.lazy.filter { $0 != SegmentParts.undated }.map { Day(number: $0) }
    years = days.min().map { $0.components.year...days.max()!.components.year }
    byID = Column((0..<UInt32(ids.count)).sorted { ids[Int($0)] < ids[Int($1)] })
    (self.ids, self.days) = (Column(ids), Column(parts.days))
    (entries, entryStarts) = (Column(parts.entries), Column(parts.entryStarts))
    text = parts.text.text(entries: entries, starts: entryStarts)
    (tags, tagStarts) = (Column(parts.tags), Column(parts.tagStarts))
    (categories, categoryStarts) = (Column(parts.categories), Column(parts.categoryStarts))
    (versions, authorCounts) = (Column(parts.versions), Column(parts.authorCounts))
    (hasVenues, withdrawn) = (parts.hasVenues, Column(parts.withdrawn))
    stamp = SegmentColumns.stamp(of: parts)
  }

  private static func stamp(of parts: borrowing SegmentParts) -> UInt64 {
    var stamp = UInt64(parts.ids.count)
    func take(_ number: UInt64) {
      stamp = (stamp ^ number) &* 0x9E37_79B9_7F4A_7C15
      stamp ^= stamp >> 29
    }
    for index in parts.ids.indices {
      let entries = parts.entryStarts[index + 1] - parts.entryStarts[index]
      take(UInt64(bitPattern: parts.ids[index].kept))
      take(UInt64(parts.versions[index]) << 32 | UInt64(entries))
    }
    return stamp
  }

  func write(to writer: inout ColumnWriter) {
    writer.write(ids)
    writer.write(days)
    writer.write(entries)
    writer.write(entryStarts)
    writer.write(tags)
    writer.write(tagStarts)
    writer.write(categories)
    writer.write(categoryStarts)
    writer.write(versions)
    writer.write(authorCounts)
    writer.write(withdrawn)
    writer.write(byID)
    writer.write(text.arena)
    writer.write(text.starts)
    writer.write(hasVenues ? 1 : 0)
    writer.write(years?.lowerBound ?? 0)
    writer.write(years?.upperBound ?? 0)
    writer.write(Int(bitPattern: UInt(stamp)))
  }

  /// nil when the columns do not fit each other. What they say is not looked at.
  init?(from reader: inout ColumnReader) {
    ids = reader.column()
    days = reader.column()
    entries = reader.column()
    entryStarts = reader.column()
    tags = reader.column()
    tagStarts = reader.column()
    categories = reader.column()
    categoryStarts = reader.column()
    versions = reader.column()
    authorCounts = reader.column()
    withdrawn = reader.column()
    byID = reader.column()
    text = SearchText(
      arena: reader.column(), starts: reader.column(), entries: entries,
      entryStarts: entryStarts)
    hasVenues = reader.number() == 1
    let (first, last) = (reader.number(), reader.number())
    years = (1...9999).contains(first) && (first...9999).contains(last) ? first...last : nil
    stamp = UInt64(UInt(bitPattern: reader.number()))
    let count = ids.count
    guard reader.isWhole, count > 0, count < Row.max,
      [days.count, versions.count, authorCounts.count, byID.count].allSatisfy({ $0 == count }),
      [entryStarts, tagStarts, categoryStarts].allSatisfy({ $0.count == count + 1 }),
      text.starts.count == count + 1
    else { return nil }
  }
}
