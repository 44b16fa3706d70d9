import Citations
import Interface
import Papers
import Storage
import Synchronization
import Terminal

/// Cites papers away from the keys, one thing after the other: texts for the clipboard, and files.
final class CitationWriter: Sendable {
  private let mailbox: Mailbox
  private let home: String
  /// Of the marks' database, where keys are kept.
  private let marks: String
  /// Held by who works.
  private let turn = Mutex(())
  private let queue = Mutex<[(citing: Citing, ticket: Ticket)]>([])

  init(marks: String, mailbox: Mailbox) {
    (self.marks, self.mailbox) = (marks, mailbox)
    home = Process.environment["HOME"] ?? ""
  }

  func cite(_ citing: Citing, _ ticket: Ticket) {
    queue.withLock { $0.append((citing, ticket)) }
    BackgroundThread.start { [self] in work() }
  }

  /// Does what has been asked for, and returns when it is done, whoever does it.
  func work() {
    turn.withLock { _ in
      while let next = next() {
        var keys = KeyKeeper(for: next.citing.library, path: marks)
        mailbox.post(answer(next.citing, &keys), to: next.ticket)
        for warning in keys.warnings { mailbox.post(.said(Message(warning, isWarning: true))) }
      }
    }
  }

  private func next() -> (citing: Citing, ticket: Ticket)? {
    queue.withLock { queue in
      if queue.isEmpty { return nil }
      return queue.removeFirst()
    }
  }

  private func answer(_ citing: Citing, _ keys: inout KeyKeeper) -> Answer.Content {
    guard case .write(let name, let way) = citing.use else {
      let format = citing.format ?? .bibtex
      let list = keys.list(of: citing.found, citing.pattern, in: format)
      return .cited(citing, .copied(String(decoding: list.bytes(as: format), as: UTF8.self)))
    }
    let path = name.hasPrefix("~/") ? home + name.dropFirst() : name
    let file = CitationFile(
      name: name, path: FilePath(path), format: citing.format, pattern: citing.pattern)
    do throws(Sentences.Refusal) {
      let count = try file.write(citing.found, way, of: citing.library, &keys)
      return .cited(citing, .written(count: count))
    } catch {
      return .failed(error.isThere ? .fileIsThere(name) : Message(error.text, isWarning: true))
    }
  }
}
