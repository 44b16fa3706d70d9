import Papers

/// One step of reading a document: a bracket, a name, a value. A step says false when more of the file
/// is needed for it; it has then done nothing.
extension JSONDocument {
  /// How deep containers are gone into. Each is looked at as an entry first, so that this is also how
  /// often a byte is looked at.
  private static var depthLimit: Int { 16 }

  mutating func step(
    _ first: UInt8, _ reader: inout JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Bool {
    if first == ASCII.braceOpen, !table.hasRows {
      return readObject(&reader, isLast: isLast, into: &builder)
    }
    if table.syntax.opens(first) {
      open(reader.offset, &reader, &builder)
      return true
    }
    if table.syntax.closes(first) {
      close(first, &reader, &builder)
      return true
    }
    return readScalar(&reader, isLast: isLast, into: &builder)
  }

  /// Goes into the container at `start`.
  mutating func open(_ start: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder) {
    if containers.count < Self.depthLimit {
      let isObject = reader.bytes[start] == ASCII.braceOpen
      containers.append(Container(isObject: isObject, name: name ?? []))
      reader.offset = start + 1
    } else {
      count(to: start, in: reader.bytes, &builder)
      builder.add(.tooDeep, line: builder.line)
      skipper = JSONSkipper(syntax: table.syntax)
      reader.offset = start
    }
    name = nil
  }

  /// Leaves the innermost container of this kind, and those within it.
  private mutating func close(
    _ byte: UInt8, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    let isObject = byte == ASCII.braceClosed
    let place = containers.lastIndex { $0.isObject == isObject }
    if !isAstray, place == nil || place != containers.indices.last {
      count(to: reader.offset, in: reader.bytes, &builder)
      builder.add(.malformed, line: builder.line)
      isAstray = true
    }
    if let place { containers.removeSubrange(place...) }
    name = nil
    reader.offset += 1
  }

  /// A name, or a value between the entries; of interest only if entries are strings.
  private mutating func readScalar(
    _ reader: inout JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Bool {
    let start = reader.offset
    let isString = table.syntax.isQuote(reader.bytes[start])
    let text = reader.text()
    if isString, reader.failure == nil {
      let isName = reader.takeColonIfAny()
      if isName == nil, !isLast { return false }
      if isName == true {
        name = Array(text)
        return true
      }
      if table.hasRows, name != nil, let topic = containers.last?.name {
        count(to: start, in: reader.bytes, &builder)
        CVArxivRow.read(text, number: builder.line, topic: topic, into: &builder)
      }
    }
    if reader.failure == .cut {
      if reader.bytes.count - start >= DigestParser.entryLimit {
        leaveOut(from: start, &reader, &builder)
      } else if isLast {
        if isString { endFile(from: start, &reader, &builder) }
        reader.offset = reader.bytes.count
      } else {
        return false
      }
    }
    name = nil
    if reader.failure == .malformed { recover(at: reader.offset, from: start, &reader, &builder) }
    return true
  }

  /// The file ends within what begins at `start`.
  mutating func endFile(
    from start: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    count(to: start, in: reader.bytes, &builder)
    builder.add(.truncated, line: builder.line)
    hasSaidCut = true
    reader.offset = reader.bytes.count
  }
}
