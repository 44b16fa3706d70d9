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
  /// Held by who works.
  private let turn = Mutex(())
  private let queue = Mutex<[(citing: Citing, ticket: Ticket)]>([])

  init(home: String, mailbox: Mailbox) {
    (self.home, self.mailbox) = (home, mailbox)
  }

  func cite(_ citing: Citing, _ ticket: Ticket) {
    queue.withLock { $0.append((citing, ticket)) }
    BackgroundThread.start { [self] in work() }
  }

  /// Does what has been asked for, and returns when it is done, whoever does it.
  func work() {
    turn.withLock { _ in
      while let next = next() {
        mailbox.post(answer(next.citing), to: next.ticket)
      }
    }
  }

  private func next() -> (citing: Citing, ticket: Ticket)? {
    queue.withLock { queue in
      if queue.isEmpty { return nil }
      return queue.removeFirst()
    }
  }

  private func answer(_ citing: Citing) -> Answer.Content {
    guard case .write(let name, let way) = citing.use else {
      return .cited(citing, .copied(citing.text))
    }
    let path = name.hasPrefix("~/") ? home + name.dropFirst() : name
    let file = CitationFile(
      name: name, path: FilePath(path), format: citing.format, pattern: citing.pattern)
    do throws(Sentences.Refusal) {
      let count = try file.write(citing.found, way, of: citing.library)
      return .cited(citing, .written(count: count))
    } catch {
      return .failed(error.isThere ? .fileIsThere(name) : Message(error.text, isWarning: true))
    }
  }
}
