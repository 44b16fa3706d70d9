import Papers

extension JSONDocument {
  /// Reads an object as an entry, or goes into it.
  mutating func readObject(
    _ reader: inout JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Bool {
    let window = reader.bytes
    let start = reader.offset
    let (most, isOver) = start.addingReportingOverflow(DigestParser.entryLimit)
    let farthest = isOver ? window.count : min(window.count, most)
    count(to: start, in: window, &builder)
    guard
      let isBroken = readAsEntry(
        &reader, before: farthest, isLast: isLast, into: &builder)
    else { return false }
    if isBroken { reader.fail(.malformed) }
    let isFileEnd = isLast && farthest == window.count
    if !isBroken, reader.failure == .cut, !isFileEnd,
      farthest - start < DigestParser.entryLimit
    {
      return false
    }
    let isUnusable = builder.draft.reference != nil && !unusable.isEmpty
    if !takeName(start, reader, isLast: isLast, into: &builder), reader.skipped > 0, !isUnusable {
      builder.dropEntry()
      open(start, &reader, &builder)
    } else {
      name = nil
      finish(isBroken ? .malformed : reader.failure, isFileEnd, from: start, &reader, &builder)
    }
    return true
  }

  /// Reads what may be an entry, whether or not it is whole. At first no further than its line, if it
  /// stands in no container: an object that does not end there is a broken line, if the next line
  /// begins with an object; then true is returned. nil when the next line has not come yet.
  private mutating func readAsEntry(
    _ reader: inout JSONReader, before farthest: Int, isLast: Bool,
    into builder: inout DigestBuilder
  ) -> Bool? {
    let window = reader.bytes
    let start = reader.offset
    if containers.isEmpty {
      let end = lineEnd(at: start, in: window)
      if end < farthest {
        builder.beginEntry(line: builder.line)
        reader.begin(at: start, before: end)
        readMembers(&reader, into: &builder)
        guard reader.failure == .cut else { return false }
        let isKnown = isEntry(builder) || !builder.draft.record.title.isEmpty
        if end + 1 == window.count, !isLast { return nil }
        if isKnown, end + 1 < window.count, window[end + 1] == ASCII.braceOpen {
          reader.offset = end
          return true
        }
      }
    }
    builder.beginEntry(line: builder.line)
    reader.begin(at: start, before: farthest)
    readMembers(&reader, into: &builder)
    return false
  }

  /// Reads the members of the object that comes next.
  private mutating func readMembers(
    _ reader: inout JSONReader, into builder: inout DigestBuilder
  ) {
    unusable = []
    guard table.isRecords else { return JSONEntry.read(&reader, as: table, into: &builder) }
    let skipped = reader.skipped
    let entry = JSONRecord(&reader, into: &builder)
    unusable = entry.unusable
    var record = entry.record
    _ = record.settle(into: &builder)
    // Other papers may be within what is none for sure.
    if reader.skipped > skipped, !record.isSurelyPaper(builder) {
      builder.draft.isPaperAnyway = false
    }
  }

  /// Whether what was read has what makes a paper.
  private func isEntry(_ builder: DigestBuilder) -> Bool {
    builder.draft.reference != nil || builder.draft.isPaperAnyway
  }

  /// Takes the name under which the object stands for its id, or that of the file which is all of it, if it
  /// has none. Says whether it has now what an entry needs.
  private func takeName(
    _ start: Int, _ reader: JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Bool {
    if builder.draft.record.title.isEmpty { return false }
    if builder.draft.reference == nil {
      if let reference = name?.withUnsafeBytes({ ArxivReference.find(in: $0) }) {
        builder.setReference(reference)
      } else if containers.isEmpty, isLast, let reference = builder.fileReference,
        isAlone(start..<reader.offset, in: reader.bytes), table.isRecords
      {
        builder.setReference(reference)
      }
    }
    return isEntry(builder)
  }

  /// Whether nothing is beside an object.
  private func isAlone(_ range: Range<Int>, in window: UnsafeRawBufferPointer) -> Bool {
    hasBegun == false && window[..<range.lowerBound].allSatisfy(ASCII.isWhite)
      && window[range.upperBound...].allSatisfy(ASCII.isWhite)
  }

  /// Ends an entry, as far as it could be read.
  private mutating func finish(
    _ failure: JSONReader.Failure?, _ isFileEnd: Bool, from start: Int,
    _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    let isEntry = self.isEntry(builder) && !builder.draft.record.title.isEmpty
    let place = reader.offset
    let isTooDeep = reader.isTooDeep
    switch failure {
    case nil:
      endEntry(start, reader.bytes, &builder)
    case .malformed:
      if isEntry { endEntry(start, reader.bytes, &builder) } else { builder.dropEntry() }
      recover(at: place, from: start, &reader, &builder)
    case .cut where isFileEnd:
      if isEntry {
        builder.setCut()
        endEntry(start, reader.bytes, &builder)
        hasSaidCut = true
        reader.offset = reader.bytes.count
      } else {
        builder.dropEntry()
        endFile(from: start, &reader, &builder)
      }
    case .cut:
      builder.dropEntry()
      leaveOut(from: start, &reader, &builder)
    }
    if isTooDeep { builder.add(.tooDeep, line: builder.line) }
  }

  /// An object without an id and a title is no entry that lacks something, but something else; so is one
  /// of anybody's making that is no paper.
  private mutating func endEntry(
    _ start: Int, _ window: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if !isEntry(builder), builder.draft.record.title.isEmpty || table.isRecords {
      builder.dropEntry()
    } else {
      builder.endEntry(needsAbstract: table.needsAbstract)
      for (name, place) in unusable {
        let line = builder.line + ByteScanner(window).lineFeeds(in: start..<max(start, place))
        builder.add(.unusableField(name), line: line)
      }
    }
  }
}
