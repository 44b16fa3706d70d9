import Digests
import Glibc
import Markup
import Papers
import SharedMaterial
import Testing

/// Whatever a file is: the id of every address in it is in an entry, in an entry's texts, or in a problem.
/// The ids are looked for by a slow scan that shares nothing with the readers.
@Suite struct LedgerPropertyTests {
  static let dialects = Dialect.text + Dialect.lists + Dialect.anyOther

  /// What is before an id, in small letters.
  private static let prefixes = [
    "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arxiv:", "arxiv: ",
    "huggingface.co/papers/",
    "alphaxiv.org/abs/", "10.48550/arxiv.", "ar5iv.org/abs/", "papers.cool/arxiv/",
  ].map { Array($0.utf8) }

  /// Ids with a prefix, each with the line on which it stands first.
  private static func slowScan(_ bytes: [UInt8]) -> [String: Int] {
    var found: [String: Int] = [:]
    var line = 1
    let lowered = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
    for place in bytes.indices {
      if bytes[place] == 10 { line += 1 }
      guard
        lowered[place] == 0x61 || lowered[place] == 0x68 || lowered[place] == 0x31
          || lowered[place] == 0x70
      else { continue }
      for prefix in prefixes where lowered[place...].starts(with: prefix) {
        if place > 0, lowered[place - 1] >= 0x61, lowered[place - 1] <= 0x7A { continue }
        if let id = newID(lowered, place + prefix.count), found[id] == nil { found[id] = line }
      }
    }
    return found
  }

  /// `2401.01234`, and nothing behind it that would make it something else.
  private static func newID(_ bytes: [UInt8], _ start: Int) -> String? {
    func isDigit(_ place: Int) -> Bool {
      place < bytes.count && bytes[place] >= 48 && bytes[place] <= 57
    }
    guard (0..<4).allSatisfy({ isDigit(start + $0) }), start + 4 < bytes.count,
      bytes[start + 4] == 0x2E
    else { return nil }
    var end = start + 5
    while isDigit(end) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    if end < bytes.count, bytes[end] >= 0x61, bytes[end] <= 0x7A {
      guard bytes[end] == 0x76, isDigit(end + 1) else { return nil }
      var last = end + 1
      while isDigit(last) { last += 1 }
      guard last - end <= 5, last == bytes.count || bytes[last] < 0x61 || bytes[last] > 0x7A else {
        return nil
      }
    }
    return PaperID(text)?.description
  }

  /// Every run of digits with a dot in a text that is an id.
  private static func ids(in text: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for place in text.indices where text[place] == 0x2E && place >= 4 {
      if let id = newID(text, place - 4) { found.insert(id) }
    }
    return found
  }

  /// The lines on which a text stands.
  private static func places(of text: String, in bytes: [UInt8]) -> Set<Int> {
    var lines: Set<Int> = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where String(decoding: line, as: UTF8.self).contains(text) { lines.insert(index + 1) }
    return lines
  }

  private static func expectAccountedFor(_ bytes: [UInt8], _ name: String) {
    let digest = DigestParser.parse(bytes, path: name, dialects: dialects)
    if digest.problems.contains(where: { $0.kind == .binary }) { return }
    let wanted = slowScan(bytes)
    var known = Set(digest.entries.map { "\($0.record.id)" })
    var missing = wanted.filter { !known.contains($0.key) }
    if !missing.isEmpty {
      known = ids(in: Array(digest.arena))
      missing = missing.filter { !known.contains($0.key) }
    }
    var lines: Set<Int> = []
    var count = 0
    for problem in digest.problems {
      if case .unreadAddresses(let number, let some) = problem.kind {
        (count, lines) = (number, Set(some))
      }
    }
    #expect(missing.count <= count, "\(name): \(missing)")
    // The line of any place where it is: the ledger knows more prefixes.
    for id in missing.keys {
      #expect(!lines.isDisjoint(with: places(of: id, in: bytes)), "\(name): \(id)")
    }
  }

  /// What is told of a file that comes in windows: every reader says on which line a window begins.
  private static func problems(_ bytes: [UInt8], inPiecesOf size: Int) -> [Problem] {
    var parser = DigestParser(path: "splice", dialects: dialects, prefixSize: 2000)
    var (start, end) = (0, 0)
    while true {
      end = min(bytes.count, end + size)
      let isLast = end == bytes.count
      start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if isLast { return parser.finish().problems }
    }
  }

  static let files: [String] = {
    var files: [String] = []
    func add(_ folder: String) {
      guard let entries = opendir(folder) else { return }
      defer { closedir(entries) }
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = folder + "/" + name
        if entry.pointee.d_type == UInt8(DT_DIR) { add(path) } else { files.append(path) }
      }
    }
    for name in ["cases", "lists", "digests"] { add(SharedMaterial.folder + name) }
    return files.sorted()
  }()

  static func read(_ path: String, limit: Int) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    bytes.removeLast(limit - fread(&bytes, 1, limit, file))
    return bytes
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func everyAddressOfEveryFile() {
    #expect(LedgerPropertyTests.files.count > 100)
    for file in LedgerPropertyTests.files {
      LedgerPropertyTests.expectAccountedFor(LedgerPropertyTests.read(file, limit: 150_000), file)
    }
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func everyAddressOfFilesThatWereCutAndJoined() {
    var state: UInt64 = 14
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
    let files = LedgerPropertyTests.files
    for round in 0..<150 {
      var bytes: [UInt8] = []
      for _ in 0..<3 {
        let piece = LedgerPropertyTests.read(files[random(files.count)], limit: 60_000)
        let start = random(piece.count)
        bytes += piece[start..<min(piece.count, start + random(6000))]
      }
      LedgerPropertyTests.expectAccountedFor(bytes, "splice \(round)")
      let whole = LedgerPropertyTests.problems(bytes, inPiecesOf: bytes.count + 1)
      let pieces = LedgerPropertyTests.problems(bytes, inPiecesOf: 700)
      #expect(pieces == whole, "splice \(round)")
    }
  }
}
