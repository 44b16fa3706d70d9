import Papers

extension Digest {
  func write(to writer: inout ColumnWriter) {
    writer.write(path)
    writer.write(name)
    writer.write(dialect)
    writer.write(arena)
    let packed = records.pack()
    writer.write(packed == nil ? 0 : 1)
    if let packed {
      writer.write(packed.bytes)
      writer.write(packed.starts)
    } else {
      writer.write(Column(Array(records)))
    }
    writer.write(emphasis)
    writer.write(problems.count)
    for problem in problems { problem.write(to: &writer) }
  }

  /// What was kept of a digest, as far as it is there.
  convenience init(from reader: inout ColumnReader) {
    let (path, name, dialect) = (reader.text(), reader.text(), reader.text())
    let arena = reader.column(of: UInt8.self)
    let records =
      reader.number() == 1
      ? EntryRecords(EntryRecords.Packed(bytes: reader.column(), starts: reader.column()))
      : EntryRecords(reader.column(of: EntryRecord.self))
    let emphasis = reader.column(of: TextSpan.self)
    let problems = (0..<reader.count()).compactMap { _ in Problem(from: &reader) }
    self.init(
      path: path, name: name, dialect: dialect, arena: arena, records: records,
      emphasis: emphasis, problems: problems)
  }
}

extension Vocabulary {
  func write(to writer: inout ColumnWriter) {
    writer.write(names)
    writer.write(nameStarts)
    writer.write(keys)
    writer.write(keyStarts)
    writer.write(slots)
    writer.write(Int(bitPattern: UInt(seed)))
  }

  /// nil when it is not whole.
  init?(from reader: inout ColumnReader) {
    self.init(
      names: reader.column(), nameStarts: reader.column(), keys: reader.column(),
      keyStarts: reader.column(), slots: reader.column(),
      seed: UInt64(UInt(bitPattern: reader.number())))
  }
}

extension ValueNumbers {
  func write(to writer: inout ColumnWriter) {
    writer.write(numbers)
    writer.write(starts)
  }

  init(from reader: inout ColumnReader) {
    self.init(numbers: reader.column(), starts: reader.column())
  }
}

extension TitleWords {
  func write(to writer: inout ColumnWriter) {
    words.write(to: &writer)
    writer.write(papers)
    writer.write(starts)
  }

  /// nil when it is not whole.
  init?(from reader: inout ColumnReader) {
    guard let words = Vocabulary(from: &reader) else { return nil }
    self.init(words: words, papers: reader.column(), starts: reader.column())
  }
}

extension Ranking {
  func write(to writer: inout ColumnWriter) {
    writer.write(rows)
    writer.write(ranks)
  }

  /// nil when it is not sound.
  init?(from reader: inout ColumnReader) {
    self.init(rows: reader.column(), ranks: reader.column())
  }
}
