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
  /// Files that could not be read: links, folders, pipes, those that the system refuses.
  public var passedOver: [String] = []

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
  /// replaced whole, by renaming, and only when it lacks something: what is in our own stays there, also
  /// what we cannot read, such as events of a newer Quire.
  public func sync(folder: String) throws(MarksError) -> SyncResult {
    var result = SyncResult()
    try MarksDatabase.makeFolder(folder)
    try checked { try readName() }
    let ours = Set(try ownNames())
    var contents: [String: Contents] = [:]
    for name in try MarksDatabase.files(in: folder) {
      let path = "\(folder)/\(name)"
      let own = String(name.dropLast(6))
      if ours.contains(own) {
        contents[own] = try read(path, isOwn: true, &result)
        continue
      }
      do throws(MarksError) {
        if try read(path, isOwn: false, &result) != nil { result.machines += 1 }
      } catch {
        // A file that cannot be read must not be in the way of the others.
        guard case .system(path, _) = error else { throw error }
        result.passedOver.append(path)
      }
    }
    for own in ours.sorted() {
      try send(own, "\(folder)/\(own).jsonl", contents[own], &result)
    }
    return result
  }

  /// What is in a file, so that more can be written behind it.
  private struct Contents {
    let file: SyncFile
    var events: Set<MarkEvent.ID> = []
    /// Where the last line ends that is whole, or an event.
    var end: Int64 = 0
    var needsFeed = false
  }

  /// Takes the events of a file in; nil when it is no plain file.
  private func read(
    _ path: String, isOwn: Bool, _ result: inout SyncResult
  ) throws(MarksError) -> Contents? {
    do {
      guard let file = try SyncFile(path) else {
        result.passedOver.append(path)
        return nil
      }
      var contents = Contents(file: file)
      var part: [(event: MarkEvent, line: [UInt8])] = []
      var size = 0
      while let line = try file.next() {
        if let event = EventLine.event(line.bytes) {
          if isOwn { contents.events.insert(event.id) }
          part.append((event, Array(line.bytes)))
          size += line.bytes.count
          contents.needsFeed = !line.isWhole
        } else if line.isWhole {
          if line.isTooLong || !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            result.unreadable.append(SyncResult.Place(file: path, line: line.number))
          }
        } else {
          break
        }
        contents.end = line.end
        if part.count == 1000 || size > 4 << 20 {
          result.received += try take(part)
          (part, size) = ([], 0)
        }
      }
      result.received += try take(part)
      return contents
    } catch let failure as SyncFile.SystemFailure {
      throw .system(path: path, failure.code)
    } catch {
      throw error as? MarksError ?? .other(path: path, "\(error)")
    }
  }

  /// Takes events of files in, and returns how many are new.
  private func take(_ events: [(event: MarkEvent, line: [UInt8])]) throws(MarksError) -> Int {
    let new = try reading { try events.filter { try arrival(of: $0.event.id) == nil } }
    if new.isEmpty { return 0 }
    return try writing {
      try readName()
      var count = 0
      var hasTwin = false
      var notes: Set<PaperID> = []
      for (event, line) in new where try insert(event, line, isMine: false, &notes) != nil {
        count += 1
        // Events in our name that we have not made: this database, or another one, is a copy.
        hasTwin = hasTwin || event.id.machine == machine
      }
      try refreshNotes(of: notes)
      if hasTwin { try takeNewName() }
      return count
    }
  }

  /// Writes what one of our files lacks.
  private func send(
    _ own: String, _ path: String, _ contents: Contents?, _ result: inout SyncResult
  ) throws(MarksError) {
    var old = contents
    // It may have come while the others were read.
    if old == nil, access(path, F_OK) == 0 { old = try read(path, isOwn: true, &result) }
    let (lines, ids) = try eventLines(of: own)
    let missing = ids.indices.filter { old?.events.contains(ids[$0]) != true }
    if missing.isEmpty { return }
    do throws(StorageError) {
      try AtomicFile.write(to: path, mode: 0o600, followsLinks: false) {
        file throws(StorageError) in
        if let old {
          try old.file.copy(before: old.end) { piece throws(StorageError) in try file.write(piece) }
          if old.needsFeed { try file.write([0x0A]) }
        }
        for index in missing { try file.write(lines[index] + [0x0A]) }
      }
    } catch {
      throw MarksError(error, path)
    }
    result.sent += missing.count
  }

  /// The names under which events were made here.
  private func ownNames() throws(MarksError) -> [String] {
    try checked {
      var names: [String] = []
      let rows = try sqlite.statement("SELECT DISTINCT machine FROM event WHERE mine")
      while try rows.step() {
        if let name = rows.text(0), EventLine.isName(name) { names.append(name) }
      }
      return names
    }
  }

  private func eventLines(
    of machine: String
  ) throws(MarksError) -> (lines: [ArraySlice<UInt8>], ids: [MarkEvent.ID]) {
    try checked {
      var (lines, ids): ([ArraySlice<UInt8>], [MarkEvent.ID]) = ([], [])
      let rows = try sqlite.statement(
        "SELECT sequence, clock, body FROM event WHERE machine=? ORDER BY sequence, clock",
        [.text(machine)])
      while try rows.step() {
        ids.append(
          MarkEvent.ID(
            machine: machine, sequence: Int(rows.integer(0)), clock: rows.integer(1)))
        lines.append(rows.withBytes(2) { ArraySlice($0) })
      }
      return (lines, ids)
    }
  }

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
}
