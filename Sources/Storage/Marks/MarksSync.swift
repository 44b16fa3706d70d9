import Catalog
import Digests
import Glibc

/// What came of an exchange with other machines.
public struct SyncResult: Hashable, Sendable {
  /// Events that were not here before.
  public var received = 0
  /// Events of this machine that were not in its file before.
  public var sent = 0
  /// Files of other machines that were read.
  public var machines = 0
  /// Whole lines that are no events: file and line number.
  public var unreadable: [Place] = []

  public struct Place: Hashable, Sendable {
    public let file: String
    public let line: Int
  }
}

extension MarksDatabase {
  /// Exchanges events with other machines through a folder that something else carries: git,
  /// Syncthing, a share.
  ///
  /// Each machine writes one file, `<machine>.jsonl`, and reads all. Files may be old, twice there
  /// under other names, or end within a line; events may come in any order and often. A file is
  /// replaced whole, by renaming.
  public func sync(folder: String) throws(MarksError) -> SyncResult {
    var result = SyncResult()
    try MarksDatabase.makeFolder(folder)
    var present: [String: Set<MarkEvent.ID>] = [:]
    var foreign: [String: [[UInt8]]] = [:]
    for name in try MarksDatabase.files(in: folder) {
      let lines = try readLines("\(folder)/\(name)")
      if name != "\(machine).jsonl" { result.machines += 1 }
      var events: [MarkEvent] = []
      for (number, line) in lines.enumerated() where !line.bytes.isEmpty {
        if let event = EventLine.event(line.bytes) {
          events.append(event)
          present[name, default: []].insert(event.id)
        } else if line.isWhole {
          result.unreadable.append(SyncResult.Place(file: "\(folder)/\(name)", line: number + 1))
          foreign[name, default: []].append(Array(line.bytes))
        }
      }
      result.received += try take(events)
    }
    for own in try ownNames() {
      let name = "\(own).jsonl"
      let (lines, ids) = try eventLines(of: own)
      let new = ids.count { present[name]?.contains($0) != true }
      if new == 0 { continue }
      // What a newer Quire has written there stays.
      try MarksDatabase.replace("\(folder)/\(name)", with: lines + (foreign[name] ?? []))
      result.sent += new
    }
    return result
  }

  /// Takes events of files in, and returns how many are new.
  private func take(_ events: [MarkEvent]) throws(MarksError) -> Int {
    var count = 0
    for start in stride(from: 0, to: events.count, by: 1000) {
      count += try writing {
        var new = 0
        var hasTwin = false
        for event in events[start..<min(start + 1000, events.count)] {
          // Events in our name that we have not made: this database, or another one, is a copy.
          let isOurs = event.id.machine == machine
          if try insert(event, isMine: isOurs) {
            new += 1
            hasTwin = hasTwin || isOurs
          }
        }
        if hasTwin { try takeNewName() }
        return new
      }
    }
    return count
  }

  /// The names under which events were made here.
  private func ownNames() throws(MarksError) -> [String] {
    try checked {
      var names: [String] = []
      let rows = try sqlite.statement("SELECT DISTINCT machine FROM event WHERE mine")
      while try rows.step() { names.append(rows.text(0) ?? "") }
      return names
    }
  }

  private func eventLines(
    of machine: String
  ) throws(MarksError) -> (lines: [[UInt8]], ids: [MarkEvent.ID]) {
    try checked {
      var (lines, ids): ([[UInt8]], [MarkEvent.ID]) = ([], [])
      let rows = try sqlite.statement(
        "SELECT sequence, clock, body FROM event WHERE machine=? ORDER BY sequence, clock",
        [.text(machine)])
      while try rows.step() {
        ids.append(
          MarkEvent.ID(
            machine: machine, sequence: Int(rows.integer(0)), clock: rows.integer(1)))
        lines.append(rows.withBytes(2) { Array($0) })
      }
      return (lines, ids)
    }
  }

  // MARK: Files

  /// The files with events in a folder, by name.
  private static func files(in folder: String) throws(MarksError) -> [String] {
    guard let stream = opendir(folder) else { throw .system(path: folder, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".jsonl"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The lines of a file. The last one may have no line feed: then it may be cut.
  private func readLines(
    _ path: String
  ) throws(MarksError) -> [(bytes: ArraySlice<UInt8>, isWhole: Bool)] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(path: path, errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(path: path, errno) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    var lines: [(bytes: ArraySlice<UInt8>, isWhole: Bool)] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A)
      lines.append((bytes[start..<(end ?? bytes.count)], end != nil))
      start = (end ?? bytes.count) + 1
    }
    return lines
  }

  /// Writes a file beside the old one, to the disk, and puts it in its place.
  private static func replace(_ path: String, with lines: [[UInt8]]) throws(MarksError) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      bytes.append(0x0A)
    }
    do throws(StorageError) {
      try AtomicFile.write(bytes, to: path, mode: 0o600)
    } catch {
      if error.reason == .system(ENOSPC) { throw .diskFull(path: path) }
      guard case .system(let code) = error.reason else { throw .other(path: path, "") }
      throw .system(path: path, code)
    }
  }
}
