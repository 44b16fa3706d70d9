import Papers

/// The searched text of one paper, lent: what of it stands in a digest, and what is kept beside that (`SearchText`).
struct RowText {
  /// What the digest says, and its text.
  private let record: EntryRecord
  private let text: UnsafeRawBufferPointer
  /// The fields that are kept whole.
  private let whole: RowFields
  /// Those that are shown otherwise than they were written.
  private let shown: RowFields
  /// Those of which what was written differs from its folded form by more than capital letters.
  private let written: RowFields
  /// By field, in their order: the length of a whole one; else for what is shown, and then for what was written,
  /// how many passages there are, and of each how far behind the one before it what it stands for begins, how long
  /// that is, and how long it is itself.
  private let places: UnsafeRawBufferPointer
  /// What is kept, folded: whole fields and passages, each with an end behind it.
  let kept: UnsafeRawBufferPointer

  static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

  /// - Parameters:
  ///   - record: the entry that has the texts.
  ///   - text: that of its digest.
  ///   - kept: what the segment keeps of the row.
  @inline(__always)
  init(_ record: EntryRecord, in text: UnsafeRawBufferPointer, _ kept: UnsafeRawBufferPointer) {
    (self.record, self.text) = (record, text)
    guard kept.count > 3 else {
      (whole, shown, written) = ([], [], [])
      (places, self.kept) = (RowText.nothing, RowText.nothing)
      return
    }
    whole = RowFields(rawValue: kept[0])
    shown = RowFields(rawValue: kept[1])
    written = RowFields(rawValue: kept[2])
    var numbers = Varints(kept, from: 3)
    let end = numbers.nextCount() &+ numbers.place
    places = kept.part(from: numbers.place, to: end)
    self.kept = kept.part(from: end, to: kept.count)
  }

  /// Whether something of it is in passages.
  private var hasPassages: Bool { !shown.union(written).subtracting(whole).isEmpty }

  /// Where the digest has a field, unless it is kept whole.
  @inline(__always)
  private func standing(_ field: RowField) -> UnsafeRawBufferPointer? {
    whole.contains(field) ? nil : text.text(field.span(in: record))
  }

  // MARK: Looking for something

  @inline(__always)
  private func isStanding(_ needle: Needle.Lent, in field: RowField, ignoringCase: Bool = true)
    -> Bool
  {
    guard let text = standing(field), text.count >= needle.bytes.count else { return false }
    return needle.firstMatch(in: text, ignoringCase: ignoringCase) != nil
  }

  /// Whether it stands in what the digest has.
  func isStanding(_ needle: Needle.Lent, ignoringCase: Bool = true) -> Bool {
    isStanding(needle, in: .title, ignoringCase: ignoringCase)
      || isStanding(needle, in: .abstract, ignoringCase: ignoringCase)
      || isStanding(needle, in: .authors, ignoringCase: ignoringCase)
      || isStanding(needle, in: .categories, ignoringCase: ignoringCase)
      || isStanding(needle, in: .tags, ignoringCase: ignoringCase)
      || isStanding(needle, in: .comment, ignoringCase: ignoringCase)
      || isStanding(needle, in: .summary, ignoringCase: ignoringCase)
  }

  func contains(_ needle: Needle.Lent) -> Bool {
    guard hasPassages, let beginning = needle.beginning else {
      return isKeptOrStanding(needle)
    }
    guard isKeptOrStanding(beginning) else { return false }
    return isKeptOrStanding(needle) || RowField.allCases.contains { isInPassages(needle, $0) }
  }

  private func isKeptOrStanding(_ needle: Needle.Lent) -> Bool {
    needle.firstMatch(in: kept) != nil || isStanding(needle)
  }

  /// Whether it stands in the whole text of a field that has passages.
  private func isInPassages(_ needle: Needle.Lent, _ field: RowField) -> Bool {
    guard !whole.contains(field), shown.contains(field) || written.contains(field) else {
      return false
    }
    return withField(field) { needle.firstMatch(in: $0) != nil }
  }

  func contains(_ needle: Needle.Lent, in field: RowField) -> Bool {
    if isStanding(needle, in: field) { return true }
    if needle.beginning != nil, !whole.contains(field) { return isInPassages(needle, field) }
    return needle.firstMatch(in: kept(field).text) != nil
  }

  func contains(_ needle: Needle, in field: RowField) -> Bool {
    needle.lend { contains($0, in: field) }
  }

  func contains(_ needle: Needle) -> Bool { needle.lend { contains($0) } }

  /// Whether a needle stands anywhere else than in what the digest has and what was written there.
  func mayHold(_ needle: Needle) -> Bool {
    needle.lend { needle in
      if hasPassages, needle.beginning != nil { return contains(needle) }
      return needle.firstMatch(in: kept) != nil
    }
  }

  // MARK: The whole text

  /// What is kept of a field, and what says where it belongs.
  private func kept(_ field: RowField) -> (text: UnsafeRawBufferPointer, places: Varints) {
    var places = Varints(places)
    var start = 0
    for other in RowField.allCases {
      let before = places
      var length = 0
      if whole.contains(other) {
        length = places.nextCount() &+ 1
      } else {
        for _ in 0..<(shown.contains(other) ? 1 : 0) + (written.contains(other) ? 1 : 0) {
          for _ in 0..<places.nextCount() where places.place < places.bytes.count {
            _ = (places.next(), places.next())
            length &+= places.nextCount() &+ 1
          }
        }
      }
      if other == field { return (kept.part(from: start, to: start &+ length), before) }
      start &+= length
    }
    return (RowText.nothing, places)
  }

  /// How many bytes a field has at most, with an end behind it.
  private func room(_ field: RowField) -> Int {
    let standing = standing(field)?.count ?? 0
    return (shown.contains(field) ? 2 : 1) * (standing + 1) + kept.count
  }

  /// Lends a field folded: as it is shown, U+001E and as it was written, where that is not the same.
  func withField<Result>(
    _ field: RowField, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(byteCount: room(field), alignment: 8) { room in
      var writer = FoldedWriter(room)
      write(field, to: &writer)
      return body(writer.written)
    }
  }

  /// Lends a field folded, as it is shown.
  func withShown<Result>(
    _ field: RowField, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withField(field) { text in
      body(UnsafeRawBufferPointer(rebasing: text.prefix { $0 != RowField.written }))
    }
  }

  /// Lends a field, folded or, where nothing but capital letters makes it differ, as it stands.
  func withText<Result>(
    of field: RowField, _ body: (_ text: UnsafeRawBufferPointer, _ isFolded: Bool) -> Result
  ) -> Result {
    if let text = standing(field), !shown.contains(field), !written.contains(field) {
      return body(text, false)
    }
    return withField(field) { body($0, true) }
  }

  /// Lends the fields up to one, folded, each with a line feed behind it; `room` takes them.
  func withFolded<Result>(
    to last: RowField = .abstract, in room: inout [UInt8],
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let fields = RowField.allCases[...last.rawValue]
    let count = fields.reduce(0) { $0 + self.room($1) + 1 }
    if room.count < count { room = [UInt8](repeating: 0, count: 2 * count) }
    return room.withUnsafeMutableBytes { room in
      var writer = FoldedWriter(room)
      for field in fields {
        write(field, to: &writer)
        writer.end(with: 0x0A)
      }
      return body(writer.written)
    }
  }

  private func write(_ field: RowField, to writer: inout FoldedWriter) {
    if whole.isEmpty, shown.isEmpty, written.isEmpty {
      return writer.write(lowering: text.text(field.span(in: record)))
    }
    var (kept, places) = kept(field)
    guard let standing = standing(field) else {
      return writer.write(kept.part(from: 0, to: kept.count - 1))
    }
    func writeForm(_ hasPassages: Bool) {
      var place = 0
      for _ in 0..<(hasPassages ? places.nextCount() : 0) where places.place < places.bytes.count {
        let start = place &+ places.nextCount()
        writer.write(lowering: standing.part(from: place, to: start))
        place = start &+ places.nextCount()
        let length = places.nextCount()
        writer.write(kept.part(from: 0, to: length))
        kept = kept.part(from: length &+ 1, to: kept.count)
      }
      writer.write(lowering: standing.part(from: place, to: standing.count))
    }
    if shown.contains(field) {
      writeForm(true)
      writer.end(with: RowField.written)
    }
    writeForm(written.contains(field))
  }
}

/// Puts a folded text together in memory that is somebody else's. What goes beyond it is left out.
private struct FoldedWriter {
  private let room: UnsafeMutableRawBufferPointer
  private var count = 0

  init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

  var written: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(room).part(from: 0, to: count)
  }

  mutating func end(with byte: UInt8) {
    guard count < room.count else { return }
    room[count] = byte
    count &+= 1
  }

  mutating func write(_ folded: UnsafeRawBufferPointer) {
    guard folded.count > 0, folded.count <= room.count &- count else { return }
    (room.baseAddress! + count).copyMemory(from: folded.baseAddress!, byteCount: folded.count)
    count &+= folded.count
  }

  /// Writes ASCII in small letters.
  mutating func write(lowering text: UnsafeRawBufferPointer) {
    guard text.count > 0, text.count <= room.count &- count else { return }
    Fold.lower(text, to: room.baseAddress! + count)
    count &+= text.count
  }
}
