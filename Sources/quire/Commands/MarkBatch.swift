import Catalog
import Papers
import Storage

/// `quire mark --batch`: commands from standard input, each in a transaction of its own. `ok N` is
/// written when what line N says outlives a crash, and not before.
final class MarkBatch {
  private var database: MarksDatabase?
  private var code: Int32 = 0

  static func run() throws {
    let batch = MarkBatch()
    for (index, line) in InputLines().enumerated() { batch.take(line, number: index + 1) }
    if batch.code != 0 { throw Failure(code: batch.code) }
  }

  /// Why a line did nothing.
  private struct BadLine: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
  }

  private func take(_ line: String, number: Int) {
    do {
      try MarksDatabase.mending(
        Process.places.marks, tell: MarksAccess.say, use: { self.database = $0 },
        { try patiently { try carryOut(line) } })
      MarksAccess.sayClock(database)
      Output.write("ok \(number)\n")
    } catch let bad as BadLine {
      code = 2
      Output.write("error \(number): \(bad.sentence)\n")
    } catch {
      if code == 0 { code = 3 }
      let sentence = (error as? MarksError).map { Sentences.sentence(for: $0) } ?? "\(error)"
      Output.write("error \(number): \(sentence)\n")
      // It may have been moved or mended meanwhile.
      database = nil
    }
  }

  /// Whoever holds the database has some ten seconds to let go of it.
  private func patiently(_ body: () throws -> Void) throws {
    for _ in 0..<4 {
      do {
        return try body()
      } catch MarksError.locked {
        continue
      }
    }
    try body()
  }

  private func carryOut(_ line: String) throws {
    let words = line.split(whereSeparator: \.isWhitespace)
    if words == ["undo"] || words == ["redo"] {
      let database = try open(creates: false)
      let done = words == ["undo"] ? try database?.undo() : try database?.redo()
      if done == nil { throw BadLine("there is nothing to \(words[0])") }
      return
    }
    guard let first = words.first else { throw BadLine("the line is empty") }
    guard let paper = PaperArguments.paper(String(first)) else {
      throw BadLine("“\(Sentences.safe(String(first)))” is no id of a paper")
    }
    guard words.count > 1 else { throw BadLine("a command is missing") }
    let rest = words.dropFirst(2).joined(separator: " ")
    let keys = PaperArguments.keys(of: [String(first)])
    if words[1] == "queue", rest.isEmpty {
      if let database = try open(creates: true) {
        _ = try database.record(try database.queueing([paper]), keys: keys)
      }
      return
    }
    if words[1] == "label" || words[1] == "unlabel" {
      guard !rest.isEmpty else { throw BadLine("the name of the label is missing") }
      return try label(paper, rest, keys, isOn: words[1] == "label")
    }
    let (field, value) = try change(String(words[1]), rest)
    let database = try open(creates: value != nil)
    _ = try database?.record([MarkChange(paper, field, to: value)], keys: keys)
  }

  private func label(
    _ paper: PaperID, _ name: String, _ keys: [PaperID: PaperKey], isOn: Bool
  ) throws {
    guard let database = try open(creates: isOn) else { return }
    let known = [(id: paper, marks: try database.marks(of: [paper])[paper] ?? PaperMarks())]
    let changes =
      isOn ? MarkChange.labelling(known, name) : MarkChange.unlabelling(known, name)
    _ = try database.record(changes, keys: keys)
  }

  private func change(_ command: String, _ rest: String) throws -> (MarkField, String?) {
    switch command {
    case "rating":
      guard let rating = Int(rest), (0...5).contains(rating) else {
        throw BadLine("a rating is a number from 0 to 5")
      }
      return (.rating, rating > 0 ? "\(rating)" : nil)
    case "star", "unstar", "read", "unread", "queue", "unqueue":
      guard rest.isEmpty else { throw BadLine("“\(Sentences.safe(rest))” is too much") }
      if command == "unqueue" { return (.queue, nil) }
      return (
        command.hasSuffix("star") ? .star : .read, command.hasPrefix("un") ? nil : "1"
      )
    default: throw BadLine("there is no command “\(Sentences.safe(command))”")
    }
  }

  private func open(creates: Bool) throws -> MarksDatabase? {
    if database == nil { database = try MarksAccess.open(creates: creates) }
    return database
  }
}
