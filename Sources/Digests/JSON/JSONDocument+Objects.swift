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
    if !takeName(into: &builder), reader.skipped > 0 {
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
        JSONEntry.read(&reader, as: table, into: &builder)
        guard reader.failure == .cut else { return false }
        let isKnown = builder.draft.reference != nil || !builder.draft.record.title.isEmpty
        if end + 1 == window.count, !isLast { return nil }
        if isKnown, end + 1 < window.count, window[end + 1] == ASCII.braceOpen {
          reader.offset = end
          return true
        }
      }
    }
    builder.beginEntry(line: builder.line)
    reader.begin(at: start, before: farthest)
    JSONEntry.read(&reader, as: table, into: &builder)
    return false
  }

  /// Takes the name under which the object stands for its id, if it has none. Says whether it has now
  /// what an entry needs.
  private func takeName(into builder: inout DigestBuilder) -> Bool {
    if builder.draft.record.title.isEmpty { return false }
    if builder.draft.reference == nil,
      let reference = name?.withUnsafeBytes({ ArxivReference.find(in: $0) })
    {
      builder.setReference(reference)
    }
    return builder.draft.reference != nil
  }

  /// Ends an entry, as far as it could be read.
  private mutating func finish(
    _ failure: JSONReader.Failure?, _ isFileEnd: Bool, from start: Int,
    _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    let isEntry = builder.draft.reference != nil && !builder.draft.record.title.isEmpty
    let place = reader.offset
    let isTooDeep = reader.isTooDeep
    switch failure {
    case nil:
      endEntry(&builder)
    case .malformed:
      if isEntry { endEntry(&builder) } else { builder.dropEntry() }
      recover(at: place, from: start, &reader, &builder)
    case .cut where isFileEnd:
      if isEntry {
        builder.setCut()
        endEntry(&builder)
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

  /// An object without an id and a title is no entry that lacks something, but something else.
  private func endEntry(_ builder: inout DigestBuilder) {
    if builder.draft.reference == nil, builder.draft.record.title.isEmpty {
      builder.dropEntry()
    } else {
      builder.endEntry(needsAbstract: table.needsAbstract)
    }
  }
}
