public import Papers

/// The front door of this room: bytes of one file in, a `Digest` out. Never fails on content; what
/// could not be read is a problem of the digest.
///
/// The file comes in windows, cut anywhere. After each, `feed` says how many bytes are done with,
/// and the caller gives the rest again with more behind it, until the last. So a file of any size
/// needs the memory of a window, besides the text that is kept.
public struct DigestParser {
  /// What a window should have: large enough that its edges cost nothing.
  public static let windowSize = 8 << 20
  /// The most that one entry may have. A window of this size always gets something done.
  public static let entryLimit = 16 << 20
  /// What is read at once of a window where that makes no difference: as much as stays near the processor until
  /// it was looked through for addresses.
  private static let pieceSize = 256 << 10

  private let path: String
  private let dialects: [Dialect]
  private let arenaLimit: Int
  private var builder: DigestBuilder
  private var reader: (any DialectReader)?
  private var dialect = ""
  private var isRefused = false
  private var isBinary = false
  private var hasBegun = false
  /// A full digest was taken.
  private var hasTaken = false
  /// What is done to the file before it is read, if anything.
  private var decoding: TextDecoding?
  private var ledger = AddressLedger()

  /// How much of a file is looked at to know its dialect.
  private let prefixSize: Int

  /// `path` is what messages call the file; `expectedBytes` its size, if that is known. The first
  /// window that counts has `prefixSize` bytes, from which the dialect is known, or is the last.
  public init(
    path: String, dialects: [Dialect] = Dialect.text + Dialect.anyOther, expectedBytes: Int = 0,
    memory: MemoryAdvice = .none, prefixSize: Int = 64 << 10, arenaLimit: Int? = nil
  ) {
    self.path = path
    self.prefixSize = prefixSize
    self.dialects = dialects
    self.arenaLimit = min(arenaLimit ?? .max, DigestBuilder.largestArena)
    self.builder = DigestBuilder(
      expectedBytes: expectedBytes, memory: memory, arenaLimit: self.arenaLimit)
    self.builder.fileReference = ArxivReference(DigestParser.stem(of: path))
  }

  /// A whole file at once.
  public static func parse(
    _ bytes: [UInt8], path: String, dialects: [Dialect] = Dialect.text + Dialect.anyOther,
    memory: MemoryAdvice = .none
  ) -> Digest {
    var parser = DigestParser(
      path: path, dialects: dialects, expectedBytes: bytes.count, memory: memory)
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while true {
        let window = UnsafeRawBufferPointer(rebasing: bytes[done...])
        done += parser.feed(window, isLast: true)
        if done >= bytes.count { break }
      }
    }
    return parser.finish()
  }

  /// Whether there is no sense in going on: the file is no text. Other files that are no digests are looked
  /// through for addresses of papers.
  public var isDone: Bool { isBinary }

  /// Reads a window and returns how many of its bytes are done with. When `isLast`, that is all.
  public mutating func feed(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Int {
    if !hasBegun {
      guard isLast || window.count >= prefixSize else { return 0 }
      hasBegun = true
      let beginning = UnsafeRawBufferPointer(rebasing: window.prefix(prefixSize))
      if TextDecoding.isBinary(beginning) {
        refuse(.binary)
        return passOver(window)
      }
      decoding = TextDecoding(beginning: beginning)
    }
    if isBinary { return window.count }
    guard decoding != nil else { return readText(window, isLast: isLast) }
    let done = decoding!.add(window, isLast: isLast)
    var text = decoding!.take()
    var read = 0
    repeat {
      read = text.withUnsafeBytes { readText($0, isLast: isLast) }
      text.removeFirst(read)
    } while isLast && read > 0 && !text.isEmpty
    decoding!.putBack(text)
    return done
  }

  /// Reads a window of text, piece by piece, and looks for addresses in what is done with.
  private mutating func readText(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Int {
    var done = 0
    var isFirst = false
    if reader == nil, !isRefused {
      isFirst = true
      guard let start = begin(window, isLast: isLast) else { return 0 }
      done = start
    }
    let textStart = done
    // An entry may be larger than a piece: then all there is is given.
    var isWhole = !(reader?.takesPieces ?? isRefused)
    while true {
      let (line, start) = (builder.line, done)
      let end = isWhole ? window.count : min(window.count, start + DigestParser.pieceSize)
      let isEnd = end == window.count
      let piece = UnsafeRawBufferPointer(rebasing: window[start..<end])
      done += readEntries(piece, isLast: isLast && isEnd)
      if done == textStart, !isLast, piece.count >= DigestParser.entryLimit { done += skip(piece) }
      ledger.read(
        UnsafeRawBufferPointer(rebasing: window[start..<done]), line: line,
        isLast: isLast && done == window.count, records: builder.records)
      if isFirst { builder.expectRecords(likeThoseOf: done) }
      isFirst = false
      if isEnd { return done }
      isWhole = isWhole || done == start
    }
  }

  private mutating func readEntries(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Int {
    guard reader != nil else { return passOver(window) }
    return reader!.read(window, isLast: isLast, into: &builder)
  }

  /// How much text has been kept since the last digest was taken, in bytes.
  public var heldBytes: Int { builder.used }

  /// How many entries have been read, those of digests that were taken included.
  public var entryCount: Int { builder.entryCount }

  /// A digest of what was read so far, when that is nearly all that one can have: offsets in it have 32
  /// bits. What is read from then on goes into another. To be asked for after each window.
  ///
  /// - Parameters:
  ///   - limit: one with more text than this is full.
  ///   - next: how many bytes of text come into the next one, if that is known.
  public mutating func takeFull(above limit: Int = .max, expecting next: Int = 0) -> Digest? {
    guard builder.used > min(limit, arenaLimit / 16 * 15), !builder.records.isEmpty else {
      return nil
    }
    hasTaken = true
    builder.withText { ledger.settle(with: builder.records, text: $0, isLast: false) }
    return builder.divide(
      path: path, name: DigestParser.stem(of: path), dialect: dialect, expecting: next)
  }

  /// The digests that were taken, all of them and in their order, as they are now that the file has been
  /// read: its end may tell how what was before is meant. Those that stay what they were are the same.
  public func settled(_ taken: [Digest]) -> [Digest] {
    if builder.untagged.isEmpty { return taken }
    var first = 0
    return taken.map { digest in
      defer { first += digest.records.count }
      let entries = digest.records.indices.filter { builder.untagged.contains(first + $0) }
      if entries.isEmpty { return digest }
      var records = Array(digest.records)
      for entry in entries { records[entry].tags = .empty }
      return Digest(
        path: digest.path, name: digest.name, dialect: digest.dialect, arena: digest.arena,
        records: EntryRecords(records), emphasis: digest.emphasis, problems: digest.problems)
    }
  }

  /// The digest of what was read. To be called once, at the end.
  public mutating func finish() -> Digest {
    if reader != nil, builder.records.isEmpty, builder.problems.isEmpty, !hasTaken {
      builder.add(.noEntries, line: 0)
    }
    builder.withText { ledger.settle(with: builder.records, text: $0, isLast: true) }
    if let nulBytes = decoding?.nulBytes, nulBytes.count > 0 {
      builder.say(Problem(line: nulBytes.line, kind: .nulBytes(count: nulBytes.count)))
    }
    if let problem = ledger.problem { builder.say(problem) }
    return builder.build(path: path, name: DigestParser.stem(of: path), dialect: dialect)
  }

  /// Finds out what reads the file. Returns where its text begins; nil when more of it is needed.
  private mutating func begin(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = window.starts(with: mark) ? 3 : 0
    let text = UnsafeRawBufferPointer(rebasing: window[start...])
    // What was decoded may be shorter than the window.
    guard isLast || text.count >= prefixSize else { return nil }
    let prefix = UnsafeRawBufferPointer(rebasing: text.prefix(prefixSize))
    guard let known = dialects.first(where: { $0.sniff(prefix) }) else {
      refuse(prefix.allSatisfy(ASCII.isWhite) ? .noEntries : .noDialect)
      return 0
    }
    dialect = known.name
    builder.isMarkdown = known.isMarkdown
    reader = known.makeReader()
    return start
  }

  private mutating func refuse(_ kind: Problem.Kind) {
    isRefused = true
    isBinary = kind == .binary
    builder.add(kind, line: 0)
  }

  /// Passes over a window of a file that is refused.
  private mutating func passOver(_ window: UnsafeRawBufferPointer) -> Int {
    builder.line += ByteScanner(window).lineFeeds(in: 0..<window.count)
    return window.count
  }

  /// Leaves out an entry that is over the limit: all of the window but its last line, so that the
  /// next heading is still seen at the beginning of a line.
  private mutating func skip(_ window: UnsafeRawBufferPointer) -> Int {
    // An entry of many windows is left out once.
    if builder.problems.last?.line != builder.line {
      builder.add(.entryTooLong, line: builder.line)
    }
    let done = window.lastIndex(of: ASCII.lineFeed) ?? window.count
    builder.line += ByteScanner(window).lineFeeds(in: 0..<done)
    return max(done, 1)
  }

  /// `2025-04-25` for `digests/2025-04-25.md`.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension Dialect {
  /// The dialects of text and JSON that this room knows.
  public static let text: [Dialect] = [
    .efficientPaper, .aiEnhanced, .dailyPaperReader, .arxivDailyNotes, .arxivAbs, .mailingList,
    .kaggle,
    .aiEnhancedJSON, .gptPaperAssistantJSON, .arxivDailyReporterLines, .cvArxivDailyStore,
    .gptPaperAssistant, .roboticsArxivDaily, .arxivDailyReporter, .cvArxivDaily, .dailyArxiv,
    .bibTeX, .bibItems, .taggedRecords, .separatedValues,
  ]

  /// What reads records of no known dialect; to be tried after all others. Lists in text are read by `Markup`.
  public static let anyOther: [Dialect] = [.genericJSON]
}
