import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// A clock that a test sets.
final class TestClock {
  var milliseconds: Int64

  init(_ milliseconds: Int64 = 1_760_000_000_000) {
    self.milliseconds = milliseconds
  }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension TemporaryFolder {
  /// The database `<name>.db` with a clock of its own.
  func database(_ name: String, _ clock: TestClock = TestClock()) throws -> MarksDatabase {
    let path = self["\(name).db"].text
    return try #require(
      try MarksDatabase(path: path, creates: true, now: { clock.milliseconds }))
  }

  /// The bytes of a file.
  func bytes(_ name: String) -> [UInt8] {
    let file = open(self[name].text, O_RDONLY)
    defer { close(file) }
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0, status.st_size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: status.st_size) { room, count in
      count = max(0, read(file, room.baseAddress, status.st_size))
    }
  }

  /// The names of what is in a folder, sorted.
  func names(in folder: String = "") -> [String] {
    guard let stream = opendir(self[folder].text) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

extension MarksDatabase {
  /// All rows that follow from the events, as texts that can be compared.
  func derived() throws -> [String] {
    var lines: [String] = []
    let queries = [
      "SELECT paper, field, coalesce(value, '–'), clock, machine, sequence FROM state ORDER BY 1, 2",
      "SELECT paper, clock, machine, sequence, coalesce(text, '–'), replaces FROM note ORDER BY 1, 2, 3, 4",
      "SELECT id, text, sum, '', '', '' FROM key ORDER BY 1",
    ]
    for query in queries {
      let rows = try sqlite.statement(query)
      while try rows.step() {
        lines.append((0..<6).map { rows.text($0) ?? "" }.joined(separator: "|"))
      }
    }
    return lines
  }

  /// The same, made again from the events.
  func derivedAnew() throws -> [String] {
    try writing { try rebuild() }
    return try derived()
  }
}
