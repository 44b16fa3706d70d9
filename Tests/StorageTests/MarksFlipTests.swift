import Catalog
import Glibc
import Papers
import Testing

@testable import Storage

/// A byte of a marks database, of its log or of a sync file is wrong: nothing crashes, and every event is
/// kept, mended, or named as lost.
///
/// Every byte is tried with `QUIRE_FLIPS=1`, which takes long, every thirteenth with 13; otherwise one in many.
@Suite struct MarksFlipTests {
  private static let wanted = getenv("QUIRE_FLIPS").flatMap { Int(String(cString: $0)) }

  /// What is wrong with a byte.
  enum Flip: CaseIterable {
    /// One bit, another one at each place.
    case bit
    /// All of them.
    case byte

    func mask(_ offset: Int) -> UInt8 { self == .byte ? 0xFF : 1 << UInt8(offset % 8) }
  }

  /// What became of the events.
  enum Outcome: String {
    /// Nothing was noticed, and nothing is wrong.
    case kept
    case mended
    case named = "lost and named"
    /// The file is left as it is, and that is said.
    case refused
    case silentlyWrong = "silently wrong"
  }

  // MARK: Databases

  /// Marks of every kind, of two machines, in a database and in its log, as after a kill.
  private struct Sample {
    let file: [UInt8]
    let log: [UInt8]
    let marks: [PaperID: PaperMarks]
    let history: [MarkEvent.ID: HistoryItem]

    init() throws {
      let folder = TemporaryFolder(isInMemory: true)
      let clock = TestClock()
      let (one, two) = (try folder.database("marks", clock), try folder.database("two"))
      func paper(_ number: Int) -> PaperID { PaperID("2504.\(10_000 + number)")! }
      func record(_ changes: MarkChange...) throws {
        clock.milliseconds += 60_000
        _ = try one.record(changes)
      }
      try record(MarkChange(paper(1), .star, to: "1"), MarkChange(paper(2), .star, to: "1"))
      try record(MarkChange(paper(1), .note, to: "A note of some words, about lemma 3."))
      try record(MarkChange(paper(2), .rating, to: "4"))
      _ = try one.undo()
      _ = try one.redo()
      _ = try two.record([MarkChange(paper(1), .label("elsewhere"), to: "1")])
      _ = try two.record([MarkChange(paper(1), .note, to: "Another, written apart.")])
      // Papers without an arXiv id, and one of them joined.
      let keys = ["doi:10.1000/182", "openreview.net/forum?id=2"].map { PaperKey(text: $0) }
      _ = try one.record(
        keys.map { MarkChange($0.id, .rating, to: "2") } + [MarkChange(paper(5), .star, to: "1")],
        keys: Dictionary(uniqueKeysWithValues: keys.map { ($0.id, $0) }))
      _ = try one.record(joins: [PaperJoin(old: keys[0].id, new: paper(6), proof: keys[0])])
      for database in [two, one] { _ = try database.sync(folder: folder["exchange"].text) }
      // Longer than a page.
      clock.milliseconds += 60_000
      _ = try one.record((0..<330).map { MarkChange(paper(100 + $0), .read, to: "1") })
      _ = try one.takeSeen((0..<9).map { SeenPaper(id: paper($0), version: 1, entries: 1) })
      _ = try one.sqlite.text("PRAGMA wal_checkpoint(TRUNCATE)")
      try record(MarkChange(paper(3), .queue, to: "1"))
      try record(MarkChange(paper(3), .label("to cite"), to: "1"))
      _ = try one.goBack(to: try one.history()[1].event.id)
      _ = try one.record([MarkChange(keys[0].id, .read, to: "1")])
      try record(MarkChange(paper(4), .note, to: "The last one."))
      (file, log) = (folder.bytes("marks.db"), folder.bytes("marks.db-wal"))
      marks = try one.allMarks()
      history = Dictionary(
        uniqueKeysWithValues: try one.history().map { ($0.event.id, $0) })
    }

    /// Opens the files with a byte changed, and says what became of the events, and in what words.
    func outcome(
      _ folder: TemporaryFolder, flipping offset: Int, inLog: Bool, _ mask: UInt8
    ) throws -> (Outcome, String) {
      for name in folder.names() { unlink(folder[name].text) }
      var (file, log) = (file, log)
      if inLog { log[offset] ^= mask } else { file[offset] ^= mask }
      folder.write(folder["marks.db"], file)
      folder.write(folder["marks.db-wal"], log)
      var recovery: Recovery?
      var found: ([PaperID: PaperMarks], [HistoryItem]) = ([:], [])
      func read() throws {
        let database = try recovery?.database ?? folder.database("marks")
        found = (try database.allMarks(), try database.history(limit: 1000))
      }
      do {
        do {
          try read()
        } catch MarksError.damaged {
          recovery = try MarksDatabase.recover(path: folder["marks.db"].text)
          try read()
        }
      } catch let error as MarksError {
        return (.refused, "\(error)")
      }
      let (marks, items) = found
      var lost = recovery?.lost ?? []
      let known = Dictionary(items.map { ($0.event.id, $0) }) { first, _ in first }
      var missing: [HistoryItem] = []
      for (id, item) in history where known[id] != item {
        // Marks that it took back may be as they were before, because what took them back is lost.
        if known[id]?.event == item.event, known[id]?.isMine == item.isMine, !lost.isEmpty {
          continue
        }
        missing.append(item)
      }
      for item in missing {
        let id = item.event.id
        let place =
          lost.firstIndex { $0.machine == id.machine && $0.sequence == id.sequence }
          ?? lost.firstIndex { $0 == LostEvent() }
        guard let place else { return (.silentlyWrong, "event \(id) \(item.event.kind)") }
        lost.remove(at: place)
      }
      guard missing.isEmpty else { return (.named, "") }
      if items.count != history.count, recovery?.restored.isEmpty != false {
        return (.silentlyWrong, "\(items.count) events")
      }
      guard marks == self.marks else {
        return (lost.isEmpty ? .silentlyWrong : .named, "other marks")
      }
      if let recovery, !recovery.lost.isEmpty { return (.named, "too many: \(recovery.lost)") }
      return (recovery?.keptAs == nil ? .kept : .mended, "")
    }
  }

  /// One part of the bytes; the parts are tried side by side.
  @Test(arguments: Flip.allCases, [false, true]) func inADatabase(flip: Flip, inLog: Bool) throws {
    let sample = try Sample()
    let folder = TemporaryFolder(isInMemory: true)
    let size = inLog ? sample.log.count : sample.file.count
    let step = MarksFlipTests.wanted ?? 797
    var counts: [Outcome: Int] = [:]
    var notes: [String: [Int]] = [:]
    for offset in stride(from: 0, to: size, by: step) {
      let (outcome, note) = try sample.outcome(
        folder, flipping: offset, inLog: inLog, flip.mask(offset))
      counts[outcome, default: 0] += 1
      if outcome == .refused || outcome == .silentlyWrong || !note.isEmpty {
        notes["\(outcome.rawValue): \(note)", default: []].append(offset)
      }
    }
    MarksFlipTests.report("\(inLog ? "log" : "file"), \(flip)", size / step, counts, notes)
    #expect(counts[.silentlyWrong] == nil && counts[.refused] == nil, "\(notes)")
  }

  private static func report(
    _ name: String, _ count: Int, _ counts: [Outcome: Int], _ notes: [String: [Int]]
  ) {
    guard wanted != nil else { return }
    let figures = counts.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key.rawValue)" }
    print("\(name): \(count) bytes, \(figures.joined(separator: ", "))")
    for (note, offsets) in notes.sorted(by: { $0.key < $1.key }) {
      print("  \(note): \(offsets.count) times, at \(offsets.prefix(12))")
    }
  }

  // MARK: Sync files

  private func exchange(
    _ folder: TemporaryFolder, isOutside: Bool
  ) throws -> (MarksDatabase, name: String) {
    let database = try folder.database("one")
    let paper = PaperID("2504.13989")!
    _ = try database.record([MarkChange(paper, .star, to: "1")])
    _ = try database.record([
      MarkChange(paper, .note, to: "A note."), MarkChange(paper, .label("to cite"), to: "1"),
    ])
    _ = try database.undo()
    if isOutside {
      // The same in the file of papers without an arXiv id.
      let key = PaperKey(text: "doi:10.1000/182")
      _ = try database.record(
        [MarkChange(key.id, .star, to: "1"), MarkChange(paper, .rating, to: "3")],
        keys: [key.id: key])
      _ = try database.record(joins: [PaperJoin(old: key.id, new: paper, proof: key)])
      _ = try database.undo()
    }
    _ = try database.sync(folder: folder["exchange"].text)
    return (database, "exchange/\(database.machine)\(isOutside ? ".quire" : ".jsonl")")
  }

  @Test(arguments: Flip.allCases, [false, true])
  func inAFileOfAnotherMachine(flip: Flip, isOutside: Bool) throws {
    let folder = TemporaryFolder(isInMemory: true)
    let (_, name) = try exchange(folder, isOutside: isOutside)
    let bytes = folder.bytes(name)
    // Only this one is carried.
    for other in folder.names(in: "exchange") where "exchange/\(other)" != name {
      unlink(folder["exchange/\(other)"].text)
    }
    var counts: [Outcome: Int] = [:]
    var notes: [String: [Int]] = [:]
    for offset in stride(from: 0, to: bytes.count, by: MarksFlipTests.wanted ?? 7) {
      var damaged = bytes
      damaged[offset] ^= flip.mask(offset)
      folder.write(folder[name], damaged)
      let peer = try folder.database("peer-\(offset)")
      let result = try peer.sync(folder: folder["exchange"].text)
      for name in folder.names() where name.hasPrefix("peer") { unlink(folder[name].text) }
      let named = result.damaged.count + result.unreadable.count
      // Two lines that have become one are one line that cannot be read.
      let isSaid = result.received + named == 3 || result.received + 2 * named == 3
      let outcome: Outcome =
        result.received == 3 && result.isWhole
        ? .kept : isSaid && !result.isWhole ? .named : .silentlyWrong
      counts[outcome, default: 0] += 1
      if outcome == .silentlyWrong { notes["\(result)", default: []].append(offset) }
      // The next file that is whole brings what is missing.
      for part in SyncPart.allCases {
        unlink(folder["exchange/\(peer.machine)\(part.suffix)"].text)
      }
    }
    MarksFlipTests.report("sync file of another machine, \(flip)", bytes.count, counts, notes)
    #expect(counts[.silentlyWrong] == nil, "\(notes)")
  }

  @Test(arguments: Flip.allCases, [false, true])
  func inOurOwnFile(flip: Flip, isOutside: Bool) throws {
    let folder = TemporaryFolder(isInMemory: true)
    let (database, name) = try exchange(folder, isOutside: isOutside)
    let bytes = folder.bytes(name)
    for offset in stride(from: 0, to: bytes.count, by: MarksFlipTests.wanted ?? 7) {
      var damaged = bytes
      damaged[offset] ^= flip.mask(offset)
      folder.write(folder[name], damaged)
      let result = try database.sync(folder: folder["exchange"].text)
      let lines = { (bytes: [UInt8]) in Set(bytes.split(separator: 0x0A).map(Array.init)) }
      // All is there again; what cannot be told to be one of ours stays too, and is said.
      #expect(lines(folder.bytes(name)).isSuperset(of: lines(bytes)), "at \(offset)")
      let isAsBefore = lines(folder.bytes(name)) == lines(bytes)
      #expect(isAsBefore == result.isWhole, "at \(offset): \(result)")
      if bytes[offset] != 0x0A { #expect(isAsBefore, "at \(offset): \(result)") }
    }
  }
}
