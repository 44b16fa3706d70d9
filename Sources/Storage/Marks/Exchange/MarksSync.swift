import Catalog
import Glibc
import Papers

extension MarksDatabase {
  /// Exchanges events with other machines through a folder that something else carries: git,
  /// Syncthing, a share.
  ///
  /// Each machine writes one file, `<machine>.jsonl`, and one beside it when it has events about papers
  /// without arXiv ids (`SyncPart`), and reads all. Files may be old, twice there
  /// under other names, or end within a line; events may come in any order and often. A file is
  /// replaced whole, by renaming, and only when it lacks something: what is in our own stays there, also
  /// what we cannot read, such as events of a newer Quire.
  ///
  /// A folder that is not there is made, but not those above it: they may be on a disk that is not there.
  public func sync(folder: String) throws(MarksError) -> SyncResult {
    var result = SyncResult()
    if mkdir(folder, 0o700) == 0 {
      result.madeFolder = true
    } else if errno != EEXIST {
      throw MarksError(system: errno, folder)
    }
    try checked { try readName() }
    let ours = Set(try ownNames())
    var contents: [String: Contents] = [:]
    var others: Set<String> = []
    for file in try MarksDatabase.files(in: folder) {
      let path = FilePath(folder).appending(file.name)
      if ours.contains(file.machine) {
        contents[path.text] = try read(path, own: file.machine, &result)
        continue
      }
      do throws(MarksError) {
        if try read(path, own: nil, &result) != nil { others.insert(file.machine) }
      } catch {
        // A file that cannot be read must not be in the way of the others.
        guard case .system(path.text, let code) = error else { throw error }
        result.passedOver[path.text] = .some(code)
      }
    }
    result.machines = others.count
    for own in ours.sorted() {
      for part in SyncPart.allCases {
        let path = FilePath(folder).appending(Array((own + part.suffix).utf8))
        try send(own, part, path, contents[path.text], &result)
      }
    }
    return result
  }

  /// What is in one of our files, so that more can be written behind it.
  private struct Contents {
    let file: SyncFile
    var events: Set<MarkEvent.ID> = []
    /// Events that an older Quire wrote without checksums.
    var unsealed: Set<MarkEvent.ID> = []
    /// Lines that cannot be read, by their numbers.
    var broken: [Int: (line: [UInt8], what: LostEvent)] = [:]
    /// Where the last line ends that is whole, or an event.
    var end: Int64 = 0
  }

  /// Takes the events of a file in; nil when it is no plain file.
  ///
  /// - Parameter own: the name that the file has by us; nil for those of others.
  private func read(
    _ path: FilePath, own: String?, _ result: inout SyncResult
  ) throws(MarksError) -> Contents? {
    do {
      guard let file = try SyncFile(path) else {
        result.passedOver[path.text] = .some(nil)
        return nil
      }
      var contents = Contents(file: file)
      var part: [(event: MarkEvent, line: [UInt8])] = []
      var size = 0
      while let line = try file.next() {
        let place = LostEvent.Place(file: path.text, line: line.number)
        if let reading = EventLine.read(line.bytes) {
          if own != nil { contents.events.insert(reading.event.id) }
          if own != nil, !reading.isSealed { contents.unsealed.insert(reading.event.id) }
          if !reading.refused.isEmpty {
            var refused = LostEvent(reading.event.id, changes: reading.refused)
            refused.place = place
            result.refused.append(refused)
          }
          part.append((reading.event, Array(line.bytes)))
          size += line.bytes.count
        } else if own != nil, !line.isWhole {
          // We were stopped here; all that is in the database will be written.
          break
        } else if line.isTooLong || !SyncFile.isBlank(line.bytes) {
          var lost = LostEvent(remains: line.bytes)
          lost.place = place
          if own != nil, !line.isTooLong {
            contents.broken[line.number] = (Array(line.bytes), lost)
          } else {
            result.note(lost)
          }
        }
        contents.end = line.end
        if part.count == 1000 || size > 4 << 20 {
          result.received += try take(part, &result)
          (part, size) = ([], 0)
        }
      }
      result.received += try take(part, &result)
      return contents
    } catch let failure as SyncFile.SystemFailure {
      throw .system(path: path.text, failure.code)
    } catch {
      throw error as? MarksError ?? .other(path: path.text, "\(error)")
    }
  }

  /// Takes events of files in, and returns how many are new.
  private func take(
    _ events: [(event: MarkEvent, line: [UInt8])], _ result: inout SyncResult
  ) throws(MarksError) -> Int {
    let new = try reading { try events.filter { try lacks($0.event) } }
    if new.isEmpty { return 0 }
    let latest = milliseconds + EventLine.day
    for (event, _) in new where event.time > latest {
      result.clocksAhead[event.id.machine, default: 0] =
        max(result.clocksAhead[event.id.machine] ?? 0, event.time)
    }
    return try writing {
      try readName()
      var count = 0
      var hasTwin = false
      var notes: Set<PaperID> = []
      for (event, line) in new {
        let place = try place(ofReceived: event.id)
        guard try insert(event, line, isMine: false, place: place, &notes) != nil else { continue }
        count += 1
        // Events in our name that we have not made: this database, or another one, is a copy.
        hasTwin = hasTwin || event.id.machine == machine
      }
      try refresh(notes)
      if hasTwin { try takeNewName() }
      return count
    }
  }

  /// Writes what one of our files lacks, and what is damaged in it or has no checksum yet.
  private func send(
    _ own: String, _ part: SyncPart, _ file: FilePath, _ contents: Contents?,
    _ result: inout SyncResult
  ) throws(MarksError) {
    let path = file.text
    var old = contents
    // It may have come while the others were read.
    if old == nil, access(path, F_OK) == 0 { old = try read(file, own: own, &result) }
    let (lines, ids, halves) = try eventLines(of: own, part)
    let missing = ids.indices.filter { old?.events.contains(ids[$0]) != true }
    var mended: Set<Int> = []
    for (number, broken) in old?.broken ?? [:] {
      if missing.contains(where: { SyncFile.isDamaged(broken.line, lines[$0]) }) {
        mended.insert(number)
      } else {
        result.note(broken.what)
      }
    }
    if missing.isEmpty, old?.unsealed.isEmpty != false { return }
    let sealed = Dictionary(zip(ids, lines)) { first, _ in first }
    do throws(StorageError) {
      try AtomicFile.write(to: path, mode: 0o600, followsLinks: false) {
        file throws(StorageError) in
        try old?.file.lines(before: old?.end ?? 0) { line throws(StorageError) in
          if mended.contains(line.number) { return }
          let event = old?.unsealed.isEmpty == true ? nil : EventLine.event(line.bytes)
          try file.write((event.flatMap { sealed[$0.id] } ?? line.bytes) + [0x0A])
        }
        for index in missing { try file.write(lines[index] + [0x0A]) }
      }
    } catch {
      throw MarksError(error, path)
    }
    result.mended += mended.count
    // Several broken lines may be remains of one event. What stands in the other file too is counted there.
    let sent = missing.count { !halves.contains(ids[$0]) }
    result.sent += max(0, sent - mended.count)
  }

  /// The names under which events were made here, those that nobody can undo too.
  private func ownNames() throws(MarksError) -> [String] {
    try reading {
      var names: [String] = []
      let rows = try sqlite.statement(
        """
        SELECT machine FROM event WHERE mine <> 'theirs'
        UNION SELECT machine FROM event WHERE machine=?
        UNION SELECT substr(name, ?) FROM meta WHERE name GLOB '\(MarksDatabase.formerName)*'
        """, [.text(machine), .number(MarksDatabase.formerName.utf8.count + 1)])
      defer { rows.reset() }
      while try rows.step() {
        if let name = rows.text(0), EventLine.isName(name) { names.append(name) }
      }
      return names
    }
  }

  /// The lines of a machine's events in one of its files, and which of them are parts of longer ones.
  private func eventLines(
    of machine: String, _ part: SyncPart
  ) throws(MarksError) -> (lines: [ArraySlice<UInt8>], ids: [MarkEvent.ID], Set<MarkEvent.ID>) {
    try reading {
      var (lines, ids): ([ArraySlice<UInt8>], [MarkEvent.ID]) = ([], [])
      var halves: Set<MarkEvent.ID> = []
      let rows = try sqlite.statement(
        "SELECT \(EventRow.columns) FROM event WHERE machine=? ORDER BY sequence, clock",
        [.text(machine)])
      defer { rows.reset() }
      while try rows.step() {
        let event = try event(rows).event
        guard let line = part.line(of: event, rows.withBytes(8) { Array($0) }) else { continue }
        ids.append(event.id)
        lines.append(line[...])
        if part == .arxiv, event.isMixed { halves.insert(event.id) }
      }
      return (lines, ids, halves)
    }
  }

  /// The files with events in a folder, those with whole events first, sorted.
  private static func files(
    in folder: String
  ) throws(MarksError) -> [(name: [UInt8], machine: String)] {
    let (names, error) = FilePath(folder).contents()
    if error != 0 { throw .system(path: folder, error) }
    let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
    return SyncPart.allCases.flatMap { part in
      sorted.compactMap { name in
        SyncPart.read(name).flatMap { $0.part == part ? (name, $0.machine) : nil }
      }
    }
  }
}
